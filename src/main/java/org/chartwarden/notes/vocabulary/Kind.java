package org.chartwarden.notes.vocabulary;

/** What sort of thing a {@link Concept} is. */
public enum Kind {
  LAB,
  VITAL,
  MEDICATION,
  DRUG_CLASS,
  PROBLEM,
  SPECIALTY,
  IMAGING,
  PROCEDURE
}
