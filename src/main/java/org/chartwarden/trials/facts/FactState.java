package org.chartwarden.trials.facts;

/** What the record says of a fact. */
public enum FactState {
  /** It is so now: an active problem, a drug that is taken. */
  PRESENT,
  /** It was so: a resolved problem, a drug that was stopped, a procedure that was done. */
  PAST,
  /** It is said not to be so, and not to have been so. */
  ABSENT,
  /** It is suspected. */
  POSSIBLE,
  /** It is going to be: a scheduled operation, a planned drug. */
  PLANNED,
  /** It is so of a relative. */
  RELATIVE
}
