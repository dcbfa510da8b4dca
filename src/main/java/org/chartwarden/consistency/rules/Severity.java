package org.chartwarden.consistency.rules;

/** How much harm a difference could do, in the words of DetectedIssue.severity. */
public enum Severity {
  LOW("low"),
  MODERATE("moderate"),
  HIGH("high");

  private final String code;

  Severity(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
