package org.chartwarden.trials.parsing;

/** What joins a segment of a clause to the one before. */
enum Joint {
  NONE,
  COMMA,
  AND,
  OR,
  /** Examples of what stands before. */
  EXAMPLE,
  /** A cause, a treatment that is needed, a setting: narrows what stands before. */
  NARROWS,
  DEFINES;

  /** Whether what follows says more of what stands before and is no thing of its own. */
  boolean explains() {
    return this == NARROWS || this == DEFINES;
  }
}
