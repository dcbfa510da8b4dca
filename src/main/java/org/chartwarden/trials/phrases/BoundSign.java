package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import org.chartwarden.notes.text.PhraseTrie;

/** A sign, or words for it, that makes a bound of a number: {@code ≥}, "at least", "or older". */
enum BoundSign {
  AT_LEAST,
  ABOVE,
  AT_MOST,
  BELOW,
  EQUAL,
  /** Opens a range: "between". */
  FROM;

  private static final PhraseTrie<BoundSign> BEFORE = words("before");
  private static final PhraseTrie<BoundSign> BEHIND = words("behind");

  private static PhraseTrie<BoundSign> words(String place) {
    return PhraseTable.of("trial-bounds.psv", place, BoundSign::valueOf);
  }

  /**
   * A sign with its words.
   *
   * @param to index after its last token
   */
  record Found(BoundSign sign, int to) {}

  /** The sign of a number that follows, or null. */
  static Found before(CriterionPhrase phrase, int i) {
    return found(phrase.longest(BEFORE, i));
  }

  /** The sign of a number that stands ahead, or null. */
  static Found behind(CriterionPhrase phrase, int i) {
    return found(phrase.longest(BEHIND, i));
  }

  private static Found found(PhraseTrie.Match<BoundSign> match) {
    return match == null ? null : new Found(match.values().get(0), match.end());
  }

  /** The bounds that the sign makes of a number. */
  Bounds of(BigDecimal number) {
    return switch (this) {
      case AT_LEAST, FROM -> Bounds.atLeast(number);
      case ABOVE -> Bounds.above(number);
      case AT_MOST -> Bounds.atMost(number);
      case BELOW -> Bounds.below(number);
      case EQUAL -> Bounds.exactly(number);
    };
  }

  /** The bounds that it makes of a number on its left, or null: {@code 18 ≤ age}. */
  Bounds ofLeft(BigDecimal number) {
    return switch (this) {
      case AT_LEAST -> Bounds.atMost(number);
      case ABOVE -> Bounds.below(number);
      case AT_MOST -> Bounds.atLeast(number);
      case BELOW -> Bounds.above(number);
      case EQUAL, FROM -> null;
    };
  }
}
