package org.chartwarden.notes.findings;

import org.chartwarden.notes.text.SectionKind;

/** What a note says of a finding. */
public enum Assertion {
  /** The patient has it. */
  PRESENT,
  /** The patient does not have it. */
  NEGATED,
  /** The patient may have it. */
  POSSIBLE,
  /** The patient has it under certain circumstances. */
  CONDITIONAL,
  /** Spoken of without being said to be there: a risk, an advice, a general truth. */
  HYPOTHETICAL,
  /** The patient had it, or has it since long. */
  HISTORICAL,
  /** Somebody else has it. */
  FAMILY,
  /** The patient had it and it is gone. */
  RESOLVED,
  /** It is to be done; only of procedures and devices. */
  PLANNED;

  /** What a section says of the findings in it where no words do. */
  static Assertion unsaid(SectionKind section) {
    return switch (section) {
      case PAST_HISTORY -> HISTORICAL;
      case ALLERGIES -> CONDITIONAL;
      case DISCUSSION -> HYPOTHETICAL;
      default -> PRESENT;
    };
  }
}
