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

/**
 * Answers in the sentences of notes to questions that no list holds: the patterns of {@code
 * trial-answers.psv}. Linear in the length of the notes.
 */
final class NoteAnswers {

  private static final Map<String, List<Row>> TOPICS = load();
  private static final Pattern DENIED =
      Pattern.compile("(?s).*\\b(?:no|not|never|without|denies|nor|neither)(?: \\w+)?\\s*");
  private static final int BEFORE = 20;

  private record Row(boolean yes, Pattern words) {}

  private NoteAnswers() {}

  /** The sentences that affirm a topic, or deny it. */
  static List<FactEvidence> of(PatientFacts facts, String topic, boolean yes) {
    List<Row> rows =
        TOPICS.getOrDefault(topic, List.of()).stream().filter(row -> row.yes() == yes).toList();
    return facts
        .sentencesWhere(
            topic + (yes ? " yes" : " no"),
            words -> rows.stream().anyMatch(row -> says(row.words().matcher(words), words)))
        .stream()
        .map(NoteSentence::evidence)
        .toList();
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

  private static Map<String, List<Row>> load() {
    Map<String, List<Row>> topics = new HashMap<>();
    for (String[] row : VocabularyFile.rows("trial-answers.psv", 3)) {
      topics
          .computeIfAbsent(row[0], topic -> new ArrayList<>())
          .add(new Row(row[1].equals("yes"), Pattern.compile(row[2].replace('¦', '|'))));
    }
    return topics;
  }
}
