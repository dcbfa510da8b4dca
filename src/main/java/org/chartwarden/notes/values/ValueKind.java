package org.chartwarden.notes.values;

/** What sort of thing was measured. */
public enum ValueKind {
  LAB,
  /** A vital sign, a body size, a setting of a ventilator, a bedside score. */
  VITAL,
  /** What went in. */
  INTAKE,
  /** What came out. */
  OUTPUT,
  /** A name that no vocabulary knows. */
  UNKNOWN
}
