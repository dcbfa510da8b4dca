package org.chartwarden.fhir.validation;

/** What profile validation does to a write. The check of structure is always on. */
public enum WritePolicy {
  /** Not validated. */
  OFF,
  /** Stored; what is wrong is told as warnings. */
  WARN,
  /** Refused with all that is wrong. */
  REFUSE
}
