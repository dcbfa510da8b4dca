package org.chartwarden.trials.criteria;

import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.PhraseTable;

/** The words of {@code trial-modifiers.psv}. */
final class ModifierWords {

  private static final String FILE = "trial-modifiers.psv";
  private static final int LONGEST_AHEAD = 5;

  private static final PhraseTrie<Aspect> BEFORE = PhraseTable.of(FILE, "before", Aspect::valueOf);
  private static final PhraseTrie<Aspect> BEHIND = PhraseTable.of(FILE, "behind", Aspect::valueOf);
  private static final PhraseTrie<Boolean> PLAIN = PhraseTable.of(FILE, "plain", none -> true);

  /**
   * Words that tell an aspect.
   *
   * @param to index after the last token
   */
  record Found(Aspect aspect, int to) {}

  private ModifierWords() {}

  /** The aspect that a word ahead of a name tells, or null. */
  static Found before(CriterionPhrase phrase, int i) {
    return found(phrase.longest(BEFORE, i));
  }

  /** The aspect that a word behind a name tells, or null. */
  static Found behind(CriterionPhrase phrase, int i) {
    return found(phrase.longest(BEHIND, i));
  }

  private static Found found(PhraseTrie.Match<Aspect> match) {
    return match == null ? null : new Found(match.values().get(0), match.end());
  }

  /** Where the plain words end that begin at a token, or 0. */
  static int plainEnd(CriterionPhrase phrase, int i) {
    PhraseTrie.Match<Boolean> match = phrase.longest(PLAIN, i);
    return match == null ? 0 : match.end();
  }

  /** Whether nothing stands on some tokens but words of this table. */
  static boolean fill(CriterionPhrase phrase, int from, int to) {
    int i = from;
    while (i < to) {
      Found aspect = before(phrase, i);
      int next = Math.max(plainEnd(phrase, i), aspect == null ? 0 : aspect.to());
      if (next == 0 || next > to) {
        return false;
      }
      i = next;
    }
    return true;
  }

  /** Whether a token lies within a longer phrase that tells an aspect and begins before it. */
  static boolean within(CriterionPhrase phrase, int i, int start, int end) {
    for (int k = Math.max(start, i - LONGEST_AHEAD); k < i; k++) {
      Found found = before(phrase, k);
      if (found != null && found.to() > i && found.to() <= end) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of some words stands on some tokens. */
  static boolean holds(CriterionPhrase phrase, int from, int to, Set<String> words) {
    for (int i = from; i < to; i++) {
      if (phrase.isAny(i, words)) {
        return true;
      }
    }
    return false;
  }
}
