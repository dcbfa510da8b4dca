package org.chartwarden.trials.criteria;

/** What of a condition, drug or procedure a criterion asks for. */
enum Aspect {
  /** Nothing is said: it is so, or for events it has been so. */
  PLAIN,
  CURRENT,
  /** Now or at any time before. */
  HISTORY,
  /** Begun not long ago. */
  NEW,
  PLANNED,
  RELATIVE,
  /** Of the patient or of a relative. */
  FAMILY,
  SUSPECTED,
  /** Another than the one the trial is about: what is there may be that one. */
  OTHER,
  /** Another than the one the trial is about, that is so now. */
  OTHER_NOW,
  /** Taken or done without success. */
  FAILED,
  /** A risk, a need, an indication: never told by a list. */
  RISK;

  /** Whether another than the one the trial is about is asked for. */
  boolean other() {
    return this == OTHER || this == OTHER_NOW;
  }

  String shown() {
    return this == PLAIN ? "" : " " + name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
