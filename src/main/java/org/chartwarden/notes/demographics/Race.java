package org.chartwarden.notes.demographics;

/** Groups of race and ethnicity that equations ask for. */
public enum Race {
  BLACK,
  WHITE,
  ASIAN,
  HISPANIC,
  NATIVE_AMERICAN,
  PACIFIC_ISLANDER,
  MIDDLE_EASTERN
}
