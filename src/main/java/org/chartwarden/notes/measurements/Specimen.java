package org.chartwarden.notes.measurements;

/** What was measured in. */
public enum Specimen {
  /** Serum, plasma or whole blood, and what a note leaves unsaid. */
  BLOOD,
  URINE,
  CEREBROSPINAL_FLUID,
  PLEURAL_FLUID,
  ASCITIC_FLUID,
  /** Any other: joint fluid, sweat, stool, dialysate. */
  OTHER;

  /** Whether the wanted analyte of a calculator may come from it. */
  public boolean isBlood() {
    return this == BLOOD;
  }
}
