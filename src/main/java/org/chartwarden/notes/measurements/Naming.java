package org.chartwarden.notes.measurements;

/** What ties a number to what was measured, the surest first. */
public enum Naming {
  /** The measurement is named: "sodium 131". */
  NAMED,
  /** The unit says it: "38.9 °C", "a 70-kg man". */
  BY_UNIT,
  /** A finding says it: "hyponatremia (121 mmol/L)". */
  BY_FINDING
}
