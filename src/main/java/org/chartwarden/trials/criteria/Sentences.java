package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.WordSet;

/** Looks for words in the sentences of notes. */
final class Sentences {

  private static final Set<String> DENYING =
      WordSet.of(
          "no not never denies denied without none negative cannot unable nor neither non isn't",
          "doesn't didn't hasn't can't");

  private static final Set<String> EMPTY =
      WordSet.of("a an the of in on at to for or and with by any is are as be been has have had");

  private Sentences() {}

  /** Sentences that hold every one of the words and no denial before the first of them. */
  static List<NoteSentence> with(PatientFacts facts, List<String> words) {
    List<NoteSentence> found = new ArrayList<>();
    for (NoteSentence sentence : facts.sentences()) {
      if (says(sentence.text(), words)) {
        found.add(sentence);
      }
    }
    return found;
  }

  /** Whether one sentence says all content words of a text, without denying them. */
  static boolean say(PatientFacts facts, String text) {
    List<String> words = content(text);
    return !words.isEmpty() && !with(facts, words).isEmpty();
  }

  static boolean says(String sentence, List<String> wanted) {
    List<String> words = words(sentence);
    int first = words.size();
    for (String one : wanted) {
      int at = indexOf(words, stem(one));
      if (at < 0) {
        return false;
      }
      first = Math.min(first, at);
    }
    for (int i = Math.max(0, first - 6); i < first; i++) {
      if (DENYING.contains(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(List<String> words, String stem) {
    for (int i = 0; i < words.size(); i++) {
      if (stem(words.get(i)).equals(stem)) {
        return i;
      }
    }
    return -1;
  }

  static List<String> content(String text) {
    return words(text).stream().filter(word -> !EMPTY.contains(word)).toList();
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word :
        text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}\\p{N}']+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** A word without the endings that do not change its meaning here. */
  static String stem(String word) {
    String stem = word.toLowerCase(Locale.ROOT);
    for (String ending : List.of("ically", "ing", "ies", "es", "ed", "s", "al", "ic", "y", "e")) {
      if (stem.length() - ending.length() >= 4 && stem.endsWith(ending)) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
