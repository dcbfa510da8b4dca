package org.chartwarden.notes.medications;

/** What else the words around a drug say; most of these make the statement uncheckable. */
public enum Circumstance {
  /** Taken before the admission. */
  HOME,
  /** Meant to happen later. */
  PLANNED,
  /** Thought about, recommended or possible. */
  CONSIDERED,
  /** Only if something happens. */
  CONDITIONAL,
  /** Not taken, not given, to be avoided. */
  NEGATED,
  /** Before this stay. */
  PAST,
  /** In another hospital or before arrival. */
  ELSEWHERE,
  /** Somebody else's. */
  OTHER_PERSON,
  ALLERGY,
  /** A level of the drug or the susceptibility of an organism. */
  TEST
}
