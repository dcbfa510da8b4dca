package org.chartwarden.notes.medications;

/** What the note says happens with a drug. */
public enum MedicationStatus {
  /** Nothing but the drug stands there. */
  UNSAID,
  STARTED,
  CONTINUED,
  /** Taken at home before the admission. */
  HOME,
  HELD,
  STOPPED,
  /** Another dose, rate, route or frequency than before. */
  CHANGED,
  COMPLETED,
  GIVEN,
  REFUSED,
  NOT_GIVEN,
  ORDERED,
  /** Prescribed for the time after discharge. */
  PRESCRIBED
}
