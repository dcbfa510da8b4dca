package org.chartwarden.consistency.checking;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.vocabulary.SpellingDistance;

/** Whether two names share their words of substance, for what the vocabulary does not know. */
final class SameName {

  private static final double ENOUGH = 0.6;
  private static final int SHORTEST_SLIP = 6;

  private SameName() {}

  /** Whether most of the words of substance of the one name stand in the other, both ways. */
  static boolean of(String written, String charted) {
    Set<String> mine = words(NameWords.of(written));
    Set<String> theirs = words(NameWords.of(charted));
    return shared(mine, theirs) >= ENOUGH && shared(theirs, mine) >= ENOUGH / 2;
  }

  /** The part of the weight of some words that others cover, from 0 to 1. */
  static double shared(Set<String> some, Set<String> others) {
    double all = 0;
    double covered = 0;
    for (String word : some) {
      double weight = NameWords.weight(word);
      all += weight;
      covered += others.stream().anyMatch(other -> alike(word, other)) ? weight : 0;
    }
    return all < 1 ? 0 : covered / all;
  }

  /** The same word, or a slip of the keyboard in a long one. */
  static boolean alike(String a, String b) {
    return a.equals(b)
        || Math.min(a.length(), b.length()) >= SHORTEST_SLIP
            && a.charAt(0) == b.charAt(0)
            && SpellingDistance.between(a, b, 1) <= 1;
  }

  private static Set<String> words(List<NameWords.Word> words) {
    Set<String> set = new LinkedHashSet<>();
    words.forEach(word -> set.add(word.word()));
    return set;
  }
}
