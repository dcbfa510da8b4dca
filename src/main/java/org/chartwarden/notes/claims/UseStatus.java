package org.chartwarden.notes.claims;

/** What a note says is done with a drug. */
public enum UseStatus {
  /** It is named and nothing else is said. */
  UNSAID,
  STARTED,
  CONTINUED,
  HELD,
  STOPPED,
  CHANGED,
  /** A course that is over as meant. */
  COMPLETED,
  /** One or more doses were given. */
  GIVEN,
  /** Offered and not taken, or not given. */
  NOT_GIVEN,
  /** To be done later. */
  PLANNED
}
