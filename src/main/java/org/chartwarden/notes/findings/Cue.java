package org.chartwarden.notes.findings;

/**
 * Words that say something of the findings around them, or end what other words say.
 *
 * @param kind what they say
 * @param before whether they stand before the findings
 * @param reach how many tokens away a finding may stand
 * @param first index of the first token
 * @param end index after the last token
 */
record Cue(Kind kind, boolean before, int reach, int first, int end) {

  /** What a cue says; those that come first win over the later ones. */
  enum Kind {
    NEGATED,
    /** As NEGATED, with a verb that it governs: "does not take", "denies having had". */
    NOT,
    /** Negates as NEGATED does, but crosses a comma only in a list that goes on. */
    NO,
    /** Says that a test for it was positive. */
    AFFIRMED,
    HYPOTHETICAL,
    POSSIBLE,
    CONDITIONAL,
    RESOLVED,
    HISTORICAL,
    /** Looks like a cue and is none. */
    PSEUDO,
    /** A verb: a new statement, which ends what was said before it. */
    VERB,
    /** Ends everything. */
    STOP;

    boolean speaks() {
      return this != PSEUDO && this != VERB && this != STOP;
    }

    Assertion assertion() {
      return switch (this) {
        case HYPOTHETICAL -> Assertion.HYPOTHETICAL;
        case NEGATED, NOT, NO -> Assertion.NEGATED;
        case POSSIBLE -> Assertion.POSSIBLE;
        case CONDITIONAL -> Assertion.CONDITIONAL;
        case RESOLVED -> Assertion.RESOLVED;
        case HISTORICAL -> Assertion.HISTORICAL;
        case AFFIRMED, PSEUDO, VERB, STOP -> Assertion.PRESENT;
      };
    }
  }
}
