package org.chartwarden.notes.measurements;

/** What is wrong with a measurement as it is written; it is never mended in silence. */
public enum Doubt {
  NONE,
  /** No unit is written; the one that fits the size of the number was taken. */
  UNIT_ASSUMED,
  /** With this unit the value lies outside what life allows. */
  IMPLAUSIBLE,
  /** The unit measures something else than this. */
  WRONG_UNIT
}
