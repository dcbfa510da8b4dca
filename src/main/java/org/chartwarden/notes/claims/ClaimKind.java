package org.chartwarden.notes.claims;

/** What a statement is about; it decides which rows of a chart it is held against. */
public enum ClaimKind {
  /** A result of a laboratory, microbiology included. */
  LAB("lab"),
  /** A vital sign, a body size, a setting of a ventilator or a bedside score. */
  VITAL("vital"),
  MEDICATION("medication"),
  CONDITION("condition"),
  PROCEDURE("procedure"),
  /** What went in or came out: fluids, urine, drains, blood products. */
  INPUT_OUTPUT("input-output"),
  /** An allergy or the absence of any. */
  ALLERGY("allergy"),
  /** Age or sex of the patient. */
  PERSON("person");

  private final String code;

  ClaimKind(String code) {
    this.code = code;
  }

  /** How it is written in reports: {@code lab}, {@code input-output}. */
  public String code() {
    return code;
  }
}
