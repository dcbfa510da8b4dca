package org.chartwarden.notes.measurements;

/** Which of several values of one measurement is wanted. */
public enum TimeRule {
  /** The value at first presentation, before treatment. */
  FIRST,
  /** The last value in the order of the note, one of former times only where there is no other. */
  LATEST,
  /** The highest value, those of former times left out where there are others. */
  HIGHEST,
  /** The lowest value, those of former times left out where there are others. */
  LOWEST
}
