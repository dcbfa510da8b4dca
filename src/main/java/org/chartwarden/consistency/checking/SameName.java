package org.chartwarden.consistency.checking;

import java.util.LinkedHashSet;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.SpellingDistance;

/** Whether two names share their words of substance, for what the vocabulary does not know. */
final class SameName {

  private static final Set<String> EMPTY =
      Set.of(
          "of",
          "the",
          "a",
          "an",
          "and",
          "or",
          "with",
          "without",
          "due",
          "to",
          "in",
          "by",
          "on",
          "for",
          "from",
          "left",
          "right",
          "l",
          "r",
          "bilateral",
          "acute",
          "chronic",
          "disease",
          "disorder",
          "syndrome",
          "unspecified",
          "type",
          "stage",
          "grade",
          "mild",
          "moderate",
          "severe",
          "other",
          "mg",
          "ml",
          "tablet",
          "tablets",
          "tab",
          "oral",
          "capsule",
          "injection",
          "solution",
          "hydrochloride",
          "sodium",
          "s",
          "p",
          "status",
          "post",
          "history",
          "hx",
          "new",
          "blood",
          "serum",
          "plasma",
          "level",
          "total",
          "measurement");
  private static final int SHORTEST = 3;
  private static final double ENOUGH = 0.6;

  private SameName() {}

  /** Whether most words of substance of the shorter name stand in the other. */
  static boolean of(String written, String charted) {
    Set<String> mine = words(written);
    Set<String> theirs = words(charted);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return false;
    }
    Set<String> shorter = mine.size() <= theirs.size() ? mine : theirs;
    Set<String> longer = shorter == mine ? theirs : mine;
    long shared =
        shorter.stream().filter(word -> longer.stream().anyMatch(o -> alike(word, o))).count();
    return shared > 0 && shared >= ENOUGH * shorter.size();
  }

  private static boolean alike(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    int shorter = Math.min(a.length(), b.length());
    if (shorter >= 5 && (a.startsWith(b) || b.startsWith(a))) {
      return true;
    }
    return shorter >= 6 && SpellingDistance.between(a, b, 1) <= 1;
  }

  private static Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : ClinicalVocabulary.key(name).split(" ")) {
      if (word.length() >= SHORTEST && !EMPTY.contains(word) && !word.matches("\\d+")) {
        words.add(word);
      }
    }
    return words;
  }
}
