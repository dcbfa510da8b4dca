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
  /** A need, an indication, a contraindication: never told by a list. */
  RISK,
  /** In danger of it: never told by a list, but by scores and words. */
  AT_RISK;

  /** Whether no list tells it. */
  boolean unlisted() {
    return this == RISK || this == AT_RISK || this == FAILED;
  }

  /** Whether another than the one the trial is about is asked for. */
  boolean other() {
    return this == OTHER || this == OTHER_NOW;
  }

  String shown() {
    return switch (this) {
      case PLAIN -> "";
      case AT_RISK -> " risk";
      default -> " " + name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    };
  }
}
