package org.chartwarden.notes.measurements;

/** What a note says of a number: it is this, or only a bound of it. */
public enum Bound {
  EXACT,
  ABOUT,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL
}
