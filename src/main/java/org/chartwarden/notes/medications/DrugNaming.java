package org.chartwarden.notes.medications;

/** How a drug is named. */
public enum DrugNaming {
  GENERIC,
  BRAND,
  ABBREVIATION,
  CLASS,
  /** One or two letters away from a name. */
  MISSPELT
}
