package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Kept;

/**
 * Answers in the sentences of notes to questions that no list holds: the patterns of {@code
 * trial-answers.psv}. Linear in the length of the notes.
 */
final class NoteAnswers {

  /** Sentences of each answer. */
  private static final int KEPT = 1_000;

  private static final Rows NONE = Rows.of(List.of());
  private static final Map<String, Rows> TOPICS = load();
  private static final Pattern DENIED =
      Pattern.compile("(?s).*\\b(?:no|not|never|without|denies|nor|neither)(?: \\w+)?\\s*");
  private static final int BEFORE = 20;

  /** The patterns of one answer, and what lets only sentences through that may hold one. */
  private record Rows(Kept<String, Boolean> fits, SentenceSieve sieve) {
    static Rows of(List<Pattern> words) {
      return new Rows(
          new Kept<>(
              KEPT,
              sentence -> words.stream().anyMatch(row -> says(row.matcher(sentence), sentence))),
          SentenceSieve.of(words.toArray(Pattern[]::new)));
    }
  }

  private NoteAnswers() {}

  /** The sentences that affirm a topic, or deny it. */
  static List<FactEvidence> of(PatientFacts facts, String topic, boolean yes) {
    Rows rows = TOPICS.getOrDefault(key(topic, yes), NONE);
    return facts.sentencesWhere(key(topic, yes), rows.sieve(), rows.fits()::of).stream()
        .map(NoteSentence::evidence)
        .toList();
  }

  /** Whether a part of a sentence, in small letters, affirms a topic or denies it. */
  static boolean tells(String topic, boolean yes, String part) {
    return TOPICS.getOrDefault(key(topic, yes), NONE).fits().of(part);
  }

  private static boolean says(Matcher matcher, String words) {
    while (matcher.find()) {
      String before = words.substring(Math.max(0, matcher.start() - BEFORE), matcher.start());
      if (!DENIED.matcher(before).matches()) {
        return true;
      }
    }
    return false;
  }

  private static String key(String topic, boolean yes) {
    return topic + (yes ? " yes" : " no");
  }

  private static Map<String, Rows> load() {
    Map<String, List<Pattern>> topics = new HashMap<>();
    for (String[] row : VocabularyFile.rows("trial-answers.psv", 3)) {
      topics
          .computeIfAbsent(key(row[0], row[1].equals("yes")), topic -> new ArrayList<>())
          .add(Pattern.compile(row[2].replace('¦', '|')));
    }
    Map<String, Rows> all = new HashMap<>();
    topics.forEach((topic, words) -> all.put(topic, Rows.of(words)));
    return all;
  }
}
