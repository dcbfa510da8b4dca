package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.WordSet;

/** Looks for words in the sentences of notes. */
final class Sentences {

  private static final Set<String> EMPTY =
      WordSet.of("a an the of in on at to for or and with by any is are as be been has have had");

  private static final int LIMIT = 50_000;
  private static final int SHORT = 300;
  private static final Map<String, Asked> KNOWN = new ConcurrentHashMap<>();

  private Sentences() {}

  /** Whether a word joins others and means nothing. */
  static boolean isEmpty(String word) {
    return EMPTY.contains(word);
  }

  /** Whether one sentence says all of some stems, without denying them. */
  static boolean say(PatientFacts facts, List<String> stems) {
    return !stems.isEmpty() && !facts.sentencesSaying(stems).isEmpty();
  }

  /** The words of a criterion that mean something. */
  static List<String> content(String text) {
    return asked(text).content();
  }

  /** All words of a criterion. */
  static List<String> words(String text) {
    return asked(text).all();
  }

  /** The stems of the words of a criterion that mean something. */
  static List<String> stems(String text) {
    return asked(text).stems();
  }

  private static Asked asked(String text) {
    Asked known = KNOWN.get(text);
    if (known == null) {
      List<String> all = SentenceWords.of(text).plain();
      List<String> content = all.stream().filter(word -> !EMPTY.contains(word)).toList();
      known = new Asked(all, content, content.stream().map(SentenceWords::stem).toList());
      if (KNOWN.size() < LIMIT && text.length() < SHORT) {
        KNOWN.put(text, known);
      }
    }
    return known;
  }

  private record Asked(List<String> all, List<String> content, List<String> stems) {}
}
