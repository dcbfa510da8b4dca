package org.chartwarden.notes.dates;

/** What happened on a date. */
public enum DateRole {
  LAST_MENSTRUAL_PERIOD,
  /** The day the note speaks from: "today", "current date". */
  TODAY,
  DUE_DATE,
  BIRTH,
  ADMISSION,
  DISCHARGE,
  OTHER
}
