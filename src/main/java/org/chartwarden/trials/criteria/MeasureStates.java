package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Quantity.Limit;

/** Words that stand for a number: "elevated", "within normal limits". */
final class MeasureStates {

  private record State(Bounds bounds, Limit limit) {}

  private static final PhraseTrie<State> WORDS = new PhraseTrie<>();

  static {
    add(
        new State(Bounds.above(BigDecimal.ONE), Limit.UPPER),
        "elevated",
        "increased",
        "raised",
        "high",
        "above normal",
        "abnormally high",
        "above the normal range");
    add(
        new State(Bounds.exactly(BigDecimal.ONE), Limit.RANGE),
        "within normal limits",
        "normal",
        "within the normal range",
        "within normal range",
        "in the normal range",
        "within institutional limits of normal",
        "within normal institutional limits",
        "within institutional normal limits",
        "wnl");
    add(
        new State(Bounds.exactly(BigDecimal.ZERO), Limit.RANGE),
        "outside the normal range",
        "outside of the normal range",
        "outside normal range",
        "outside of normal range",
        "outside the normal reference range",
        "outside of the normal reference range",
        "outside the reference range",
        "outside of the reference range",
        "outside normal limits",
        "outside of normal limits",
        "outside the normal limits",
        "not within normal limits",
        "not within the normal range",
        "not in the normal range",
        "not in normal range",
        "not normal",
        "beyond the normal range",
        "beyond normal limits",
        "out of range",
        "out of the normal range",
        "abnormal");
    add(
        new State(Bounds.below(BigDecimal.ONE), Limit.LOWER),
        "low",
        "decreased",
        "reduced",
        "below normal");
  }

  private MeasureStates() {}

  private static void add(State state, String... phrases) {
    for (String phrase : phrases) {
      WORDS.add(phrase, state);
    }
  }

  /** What the words that begin at a token ask, or null. */
  static Quantity at(CriterionPhrase phrase, int i) {
    PhraseTrie.Match<State> match = phrase.longest(WORDS, i);
    if (match == null) {
      return null;
    }
    State state = match.values().get(0);
    return new Quantity(state.bounds(), "", state.limit(), i, match.end());
  }
}
