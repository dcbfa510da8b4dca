package org.chartwarden.notes.medications;

/** What sort of thing is given. */
public enum MedicationKind {
  DRUG,
  /** A class of drugs, as "statin" or "antibiotics". */
  CLASS,
  /** Crystalloids, colloids and sugar solutions. */
  FLUID,
  BLOOD_PRODUCT,
  /** Feeds by tube or vein and supplements. */
  NUTRITION,
  GAS,
  VACCINE,
  /** Contrast and other substances given for a test. */
  DIAGNOSTIC
}
