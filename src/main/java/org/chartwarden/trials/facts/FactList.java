package org.chartwarden.trials.facts;

/** The lists of a record that can be stated to be complete. */
public enum FactList {
  PROBLEMS,
  DRUGS,
  PROCEDURES,
  ALLERGIES
}
