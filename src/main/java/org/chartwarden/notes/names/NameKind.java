package org.chartwarden.notes.names;

/** What sort of thing a {@link ClinicalName} names. */
public enum NameKind {
  /** A disease, injury or diagnosis. */
  CONDITION,
  /** What a patient feels or an examiner sees. */
  SYMPTOM,
  PROCEDURE,
  IMAGING,
  /** A line, drain, tube or implant; its insertion and removal are procedures. */
  DEVICE
}
