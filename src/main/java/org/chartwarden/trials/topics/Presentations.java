package org.chartwarden.trials.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Conditions that a summary describes and does not name. Guesses: they help to find trials and
 * answer nothing.
 */
final class Presentations {

  private static final Presentations STANDARD = new Presentations();

  /**
   * A way in which conditions present.
   *
   * @param groups ids of the phrases; one of each group must be told
   */
  private record Presentation(List<String> conditions, List<Set<String>> groups) {}

  /** A phrase as the stems of its words. */
  private record Phrase(String id, List<String> stems) {}

  private final List<Presentation> presentations = new ArrayList<>();
  private final Map<String, List<Phrase>> byFirst = new HashMap<>();

  private Presentations() {
    for (String[] row : VocabularyFile.rows("trial-presentations.psv", 2)) {
      List<Set<String>> groups = new ArrayList<>();
      for (String group : VocabularyFile.list(row[1], ";")) {
        groups.add(phrases(group));
      }
      presentations.add(new Presentation(VocabularyFile.list(row[0], ","), groups));
    }
  }

  private Set<String> phrases(String group) {
    Set<String> ids = new HashSet<>();
    for (String words : VocabularyFile.list(group, "/")) {
      List<String> stems = Bm25Index.words(words).stream().map(Bm25Index.Word::stem).toList();
      Phrase phrase = new Phrase(String.join(" ", stems), stems);
      List<Phrase> known = byFirst.computeIfAbsent(stems.get(0), stem -> new ArrayList<>());
      if (!known.contains(phrase)) {
        known.add(phrase);
      }
      ids.add(phrase.id());
    }
    return ids;
  }

  /**
   * The conditions that may be meant, each once.
   *
   * @param stems the words of the text that are not denied, in order
   */
  static List<String> in(List<String> stems) {
    return STANDARD.found(stems);
  }

  private List<String> found(List<String> stems) {
    Set<String> told = new HashSet<>();
    for (int i = 0; i < stems.size(); i++) {
      for (Phrase phrase : byFirst.getOrDefault(stems.get(i), List.of())) {
        int end = i + phrase.stems().size();
        if (end <= stems.size() && stems.subList(i, end).equals(phrase.stems())) {
          told.add(phrase.id());
        }
      }
    }
    return presentations.stream()
        .filter(
            one -> one.groups().stream().allMatch(group -> group.stream().anyMatch(told::contains)))
        .flatMap(one -> one.conditions().stream())
        .distinct()
        .toList();
  }
}
