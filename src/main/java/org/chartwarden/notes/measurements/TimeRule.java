package org.chartwarden.notes.measurements;

/** Which of several values of one measurement is wanted. */
public enum TimeRule {
  /** The value at first presentation, before treatment. */
  FIRST,
  /** The last value in the order of the note. */
  LATEST,
  HIGHEST,
  LOWEST
}
