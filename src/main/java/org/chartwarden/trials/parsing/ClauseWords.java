package org.chartwarden.trials.parsing;

import java.util.BitSet;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.PhraseTable;

/** The words of {@code trial-joints.psv}: what stands between the questions of a clause. */
final class ClauseWords {

  private static final String FILE = "trial-joints.psv";
  private static final PhraseTrie<Joint> JOINTS = PhraseTable.of(FILE, "joint", Joint::valueOf);
  private static final PhraseTrie<Boolean> DENIALS = PhraseTable.of(FILE, "denial", none -> true);
  private static final PhraseTrie<Boolean> EXCEPTIONS =
      PhraseTable.of(FILE, "exception", none -> true);
  private static final PhraseTrie<Boolean> NOISE = PhraseTable.of(FILE, "noise", none -> true);

  private static final PhraseTrie<Boolean> BACKGROUND =
      PhraseTable.of(FILE, "background", none -> true);

  private ClauseWords() {}

  /** A joint that is written somewhere, with the index after its last token. */
  record Joined(Joint joint, int end) {}

  /** The joint that begins at a token, or null. */
  static Joined joint(CriterionPhrase phrase, int i) {
    PhraseTrie.Match<Joint> match = phrase.longest(JOINTS, i);
    return match == null ? null : new Joined(match.values().get(0), match.end());
  }

  /** Index after the denial that begins at a token, or 0. */
  static int denialEnd(CriterionPhrase phrase, int i) {
    return end(phrase.longest(DENIALS, i));
  }

  /** Index after the words that open an exception at a token, or 0. */
  static int exceptionEnd(CriterionPhrase phrase, int i) {
    return end(phrase.longest(EXCEPTIONS, i));
  }

  private static int end(PhraseTrie.Match<Boolean> match) {
    return match == null ? 0 : match.end();
  }

  /** Tokens of phrases that mean nothing for the answer and hold joints of their own. */
  static BitSet noise(CriterionPhrase phrase) {
    BitSet tokens = new BitSet();
    for (int i = 0; i < phrase.size(); i++) {
      int end = end(phrase.longest(NOISE, i));
      if (end > 0 && !phrase.reads(i, "including") && !phrase.reads(i, "such")) {
        tokens.set(i, end);
      }
    }
    HalfLives.mark(phrase, tokens);
    return tokens;
  }

  /** Tokens of phrases that ask for an arrangement only where nothing else is asked. */
  static BitSet background(CriterionPhrase phrase) {
    BitSet tokens = new BitSet();
    for (int i = 0; i < phrase.size(); i++) {
      int end = end(phrase.longest(BACKGROUND, i));
      if (end > 0) {
        tokens.set(i, end);
      }
    }
    return tokens;
  }
}
