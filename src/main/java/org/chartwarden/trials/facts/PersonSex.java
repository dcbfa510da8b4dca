package org.chartwarden.trials.facts;

/** Sex as the record tells it. */
public enum PersonSex {
  FEMALE,
  MALE,
  UNKNOWN
}
