package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.facts.ClauseText.Word;

/**
 * The phrases of several words among those of a sentence: "catheter removed" is no removal, "body
 * mass index" no mass.
 */
final class ClausePhrases {

  private ClausePhrases() {}

  /** The words with every phrase ahead of its first word; a phrase lies within one clause. */
  static List<Word> among(List<Word> words) {
    List<String> plain = words.stream().map(Word::plain).toList();
    List<Word> all = new ArrayList<>(words.size() + 2);
    int to = 0;
    int end = 0;
    WordKin.Kin around = null;
    for (int i = 0; i < words.size(); i++) {
      Word first = words.get(i);
      while (to < words.size() && (to <= i || words.get(to).clause() == first.clause())) {
        to++;
      }
      WordKin.Phrase phrase = WordKin.phrase(plain, i, to);
      if (phrase != null) {
        all.add(
            new Word(
                String.join(" ", plain.subList(i, i + phrase.words())),
                phrase.kin(),
                first.clause(),
                denied(words, i),
                first.open(),
                phrase.words()));
        if (i + phrase.words() > end) {
          around = phrase.kin();
          end = i + phrase.words();
        }
      }
      all.add(i < end && strange(first.kin(), around) ? first.asPartOfName() : first);
    }
    return all;
  }

  /** Whether a word is a thing that its phrase is not: the phrase is all that is told. */
  private static boolean strange(WordKin.Kin word, WordKin.Kin phrase) {
    return WordKin.isThing(word) && !word.meets(phrase);
  }

  /** Whether a phrase is denied: a denial that it begins with is a part of its name. */
  private static boolean denied(List<Word> words, int i) {
    Word first = words.get(i);
    if (!ClauseReader.denies(first.plain())) {
      return first.denied();
    }
    return i > 0 && words.get(i - 1).denied() && words.get(i - 1).clause() == first.clause();
  }
}
