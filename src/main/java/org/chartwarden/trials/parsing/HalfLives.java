package org.chartwarden.trials.parsing;

import java.util.BitSet;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Or 5 half-lives of the drug (if known)": a wash-out that depends on the drug, written beside one
 * in days. The days are what a record can be asked for.
 */
final class HalfLives {

  private static final Set<String> AHEAD = WordSet.of("or and within a known at least elimination");
  private static final Set<String> BEHIND =
      WordSet.of("of the its study drug agent drugs agents period ( ) if known medication their");

  private HalfLives() {}

  /** Adds the tokens of such words. */
  static void mark(CriterionPhrase phrase, BitSet tokens) {
    for (int i = 1; i < phrase.size(); i++) {
      if (!phrase.is(i, "half") || !life(phrase, i)) {
        continue;
      }
      int from = phrase.is(i - 1, "-") ? i - 2 : i - 1;
      while (from > 0
          && phrase.isAny(from, Set.of("elimination", "clearance", "terminal", "plasma"))) {
        from--;
      }
      if (from < 0 || !number(phrase, from)) {
        continue;
      }
      while (from > 0 && phrase.isAny(from - 1, AHEAD)) {
        from--;
      }
      int to = i + (phrase.is(i + 1, "-") ? 3 : 2);
      while (to < phrase.size() && phrase.isAny(to, BEHIND)) {
        to++;
      }
      if (phrase.isAny(from, Set.of("or", "and"))) {
        tokens.set(from, to);
      }
    }
  }

  private static boolean number(CriterionPhrase phrase, int i) {
    return phrase.isNumber(i) || NumberWords.at(phrase.tokens(), i, phrase.size()) != null;
  }

  private static boolean life(CriterionPhrase phrase, int i) {
    int next = phrase.is(i + 1, "-") ? i + 2 : i + 1;
    return phrase.is(next, "lives") || phrase.is(next, "life");
  }
}
