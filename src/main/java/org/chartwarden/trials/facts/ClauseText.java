package org.chartwarden.trials.facts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.Kept;

/**
 * The words of a sentence with what their clause says of them. A denial goes on through commas
 * until a clause with a verb of its own begins, and never past a full stop, a semicolon, a colon, a
 * bracket or a "but".
 *
 * @param words in order; a phrase that has a meaning of its own stands before its words
 * @param meanings the keys of the meanings of all words, with everything wider
 */
public record ClauseText(List<Word> words, Set<String> meanings) {

  private static final int LIMIT = 20_000;
  private static final Kept<String, ClauseText> KNOWN = new Kept<>(LIMIT, ClauseText::read);

  /**
   * A word or a phrase.
   *
   * @param kin what it means
   * @param clause number of the clause it stands in
   * @param denied whether the clause denies it
   * @param open whether the clause speaks of a plan, a risk, a question or somebody else
   * @param words how many words it has
   */
  public record Word(
      String plain, WordKin.Kin kin, int clause, boolean denied, boolean open, int words) {

    Word asDenied() {
      return new Word(plain, kin, clause, true, open, words);
    }

    /** A word that means nothing of its own where it stands. */
    Word asPartOfName() {
      return new Word(plain, new WordKin.Kin("=" + plain, Set.of()), clause, denied, open, words);
    }

    Word asOpen() {
      return new Word(plain, kin, clause, denied, true, words);
    }
  }

  public ClauseText {
    words = List.copyOf(words);
    meanings = Set.copyOf(meanings);
  }

  private static ClauseText read(String sentence) {
    List<Word> words = new ClauseReader(sentence).read();
    Set<String> meanings = new HashSet<>();
    for (Word word : words) {
      meanings.add(word.kin().key());
      meanings.addAll(word.kin().wider());
    }
    return new ClauseText(words, meanings);
  }

  /** The words of a sentence; those of short sentences are kept. */
  public static ClauseText of(String sentence) {
    return KNOWN.of(sentence);
  }
}
