package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.WordSet;

/** Looks for words in the sentences of notes. */
final class Sentences {

  private static final Set<String> EMPTY =
      WordSet.of("a an the of in on at to for or and with by any is are as be been has have had");

  private Sentences() {}

  /** Whether one sentence says all content words of a text, without denying them. */
  static boolean say(PatientFacts facts, String text) {
    List<String> words = content(text);
    return !words.isEmpty() && !facts.sentencesSaying(words).isEmpty();
  }

  static boolean says(String sentence, List<String> wanted) {
    return SentenceWords.of(sentence).say(wanted.stream().map(SentenceWords::stem).toList());
  }

  static List<String> content(String text) {
    return words(text).stream().filter(word -> !EMPTY.contains(word)).toList();
  }

  static List<String> words(String text) {
    return SentenceWords.of(text).plain();
  }
}
