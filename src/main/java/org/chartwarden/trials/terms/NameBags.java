package org.chartwarden.trials.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of several words, found whatever the order of their words: "ligation of fallopian tubes" is
 * "tubal ligation". The words must stand close together.
 */
final class NameBags {

  /** Words that may stand among those of a name. */
  private static final int GAP = 2;

  private static final String NON = "non";

  private static final int FEWEST = 2;
  private static final int LONGEST = 16;

  private record Bag(Term term, Set<String> stems) {}

  /** By the longest stem of each name. */
  private final Map<String, List<Bag>> byStem = new HashMap<>();

  void add(Term term, String name) {
    Set<String> stems = new LinkedHashSet<>(Words.stems(name));
    if (stems.size() < FEWEST) {
      return;
    }
    String key = "";
    for (String stem : stems) {
      key = stem.length() > key.length() ? stem : key;
    }
    byStem.computeIfAbsent(key, one -> new ArrayList<>()).add(new Bag(term, stems));
  }

  /** Ids of the terms whose words a text holds close together, with everything wider. */
  Set<String> idsIn(String text) {
    List<String> words = Words.stems(text);
    Set<String> ids = new HashSet<>();
    if (words.size() < FEWEST || words.size() > LONGEST) {
      return ids;
    }
    for (String word : new HashSet<>(words)) {
      for (Bag bag : byStem.getOrDefault(word, List.of())) {
        if (holds(words, bag.stems())) {
          ids.addAll(bag.term().closure());
        }
      }
    }
    return ids;
  }

  private static boolean holds(List<String> words, Set<String> wanted) {
    int first = words.size();
    int last = -1;
    for (String stem : wanted) {
      int at = words.indexOf(stem);
      if (at < 0) {
        return false;
      }
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
    // "Non-small cell" is not small cell.
    boolean denied = first > 0 && words.get(first - 1).equals(NON) && !wanted.contains(NON);
    return !denied && last - first < wanted.size() + GAP;
  }
}
