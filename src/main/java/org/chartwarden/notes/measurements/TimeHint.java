package org.chartwarden.notes.measurements;

/** When a value was measured, as far as the words around it tell. */
public enum TimeHint {
  /** Before this illness or stay: "three years ago", "previously". */
  PAST,
  /** "baseline". */
  BASELINE,
  /** "on admission", "at presentation", "initial". */
  ADMISSION,
  /** Nothing is said. */
  UNSAID,
  /** "peaked at". */
  PEAK,
  /** "nadir". */
  NADIR,
  /** A later day of the stay, or the second end of a trend. */
  LATER,
  /** "after dialysis", "following treatment". */
  AFTER_TREATMENT,
  /** "at discharge". */
  DISCHARGE,
  /** "at the 6-month visit". */
  FOLLOW_UP
}
