package org.chartwarden.trials.parsing;

import java.util.BitSet;
import java.util.Set;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WindowReader;

/**
 * Words that only tell when something is looked at: "prior to the first dose of study medication",
 * "at randomization". What they name is no question of its own.
 */
final class Occasions {

  private static final Set<String> TIMELESS =
      Set.of(
          "therapy",
          "procedure",
          "vaccination",
          "consent",
          "trial-participation",
          "setting",
          "logistics",
          "population",
          "health",
          "judgement",
          "lifestyle");

  private final BitSet bare = new BitSet();
  private final BitSet all = new BitSet();

  /** Words that set something into a pregnancy of the past, which asks for no pregnancy now. */
  private final BitSet earlier = new BitSet();

  private Occasions(CriterionPhrase phrase) {
    for (int i = 0; i < phrase.size(); i++) {
      WindowReader.Found stretch = WindowReader.at(phrase, i);
      if (stretch != null && stretch.window().anchored()) {
        all.set(stretch.from(), stretch.to());
      }
      int visit = VisitWords.end(phrase, i);
      if (visit > i) {
        bare.set(i, visit);
      }
      int past = VisitWords.earlierPregnancyEnd(phrase, i);
      if (past > i) {
        earlier.set(i, past);
        bare.set(i, past);
      }
      int end = WindowReader.occasionEnd(phrase, i);
      if (end > i) {
        bare.set(i, end);
      }
    }
    all.or(bare);
  }

  /** The occasions that a phrase names. */
  static Occasions of(CriterionPhrase phrase) {
    return new Occasions(phrase);
  }

  /** Whether a question stands on words that only tell an occasion. */
  boolean hold(Recognised question) {
    if (question.test().type().equals("pregnancy")
        && earlier.nextClearBit(question.from()) >= question.to()) {
      return true;
    }
    return TIMELESS.contains(question.test().type())
        && all.nextClearBit(question.from()) >= question.to();
  }

  /** The tokens of those without a stretch of time, which means more. */
  BitSet bare() {
    return (BitSet) bare.clone();
  }
}
