package org.chartwarden.notes.demographics;

/** Administrative sex as a note states it. */
public enum Sex {
  FEMALE,
  MALE
}
