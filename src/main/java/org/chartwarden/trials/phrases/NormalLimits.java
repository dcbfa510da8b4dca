package org.chartwarden.trials.phrases;

import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.Quantity.Limit;

/** Reads the limit of normal that a number is a multiple of: {@code x institutional ULN}. */
final class NormalLimits {

  private static final PhraseTrie<Limit> WORDS =
      PhraseTable.of("trial-bounds.psv", "limit", Limit::valueOf);

  private static final Set<String> FILLERS =
      WordSet.of(
          "x × * times the of institutional laboratory local lab site specific institution age",
          "adjusted respective fold than above ' s - normal corresponding ( hospital central");

  /**
   * A limit with its words.
   *
   * @param to index after its last token
   */
  record Found(Limit limit, int to) {}

  private NormalLimits() {}

  /** The limit whose words begin at a token, or null. */
  static Found at(CriterionPhrase phrase, int i) {
    int at = i;
    while (at < phrase.size()
        && at - i < 7
        && phrase.isAny(at, FILLERS)
        && phrase.longest(WORDS, at) == null) {
      at++;
    }
    PhraseTrie.Match<Limit> match = phrase.longest(WORDS, at);
    return match == null ? null : new Found(match.values().get(0), match.end());
  }

  /** The bounds of an amount, as multiples of the limit that may follow it. */
  static Quantity multiple(CriterionPhrase phrase, int from, WrittenAmount amount, Bounds bounds) {
    Found found = amount.unit().isEmpty() ? at(phrase, amount.to()) : null;
    return found == null
        ? new Quantity(bounds, amount.unit(), Limit.NONE, from, amount.to())
        : new Quantity(bounds, amount.unit(), found.limit(), from, found.to());
  }
}
