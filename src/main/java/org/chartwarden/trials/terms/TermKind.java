package org.chartwarden.trials.terms;

/** Which list a {@link Term} belongs to. */
public enum TermKind {
  CONDITION,
  DRUG,
  PROCEDURE
}
