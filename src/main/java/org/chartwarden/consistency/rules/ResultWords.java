package org.chartwarden.consistency.rules;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.microbiology.Germs;
import org.chartwarden.platform.PipeTable;

/**
 * What a result in words says.
 *
 * @param positive TRUE for positive, FALSE for negative, null when it says neither
 * @param organisms ids of the organisms and properties that it names
 * @param germs the organisms by the ids of the reader of notes
 * @param words the other words of substance
 */
record ResultWords(Boolean positive, Set<String> organisms, Set<String> germs, Set<String> words) {

  /** How two results lie to each other. */
  enum Relation {
    SAME,
    OTHER,
    UNCLEAR
  }

  private static final int LONGEST = 5;
  private static final Map<String, List<String>> MEANINGS = meanings();
  private static final Set<String> EMPTY =
      Set.of(
          "the",
          "a",
          "an",
          "of",
          "and",
          "with",
          "was",
          "is",
          "were",
          "are",
          "in",
          "for",
          "on",
          "to",
          "at",
          "by",
          "from",
          "final",
          "result",
          "results",
          "culture",
          "cultures",
          "sp",
          "spp",
          "species",
          "bottles",
          "bottle",
          "cfu",
          "ml",
          "showed",
          "shows",
          "returned",
          "day",
          "days",
          "hours",
          "h",
          "so",
          "far",
          "date",
          "preliminary",
          "prelim",
          "both",
          "sets",
          "set",
          "seen",
          "after",
          "many",
          "few",
          "moderate",
          "rare",
          "heavy",
          "light");

  static ResultWords of(String text) {
    String[] words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}+]+", " ").strip().split(" ");
    Set<String> organisms = new LinkedHashSet<>();
    Set<String> rest = new LinkedHashSet<>();
    boolean yes = false;
    boolean no = false;
    int i = 0;
    while (i < words.length) {
      int end = i + 1;
      List<String> meaning = null;
      for (int to = Math.min(words.length, i + LONGEST); to > i && meaning == null; to--) {
        meaning = MEANINGS.get(String.join(" ", List.of(words).subList(i, to)));
        end = meaning == null ? end : to;
      }
      if (meaning == null) {
        if (!EMPTY.contains(words[i]) && !words[i].matches("[\\d+]*")) {
          rest.add(words[i]);
        }
      } else {
        yes |= meaning.contains("positive");
        no |= meaning.contains("negative");
        meaning.stream()
            .filter(m -> !m.equals("positive") && !m.equals("negative"))
            .forEach(organisms::add);
      }
      i = end;
    }
    Set<String> germs = new LinkedHashSet<>(Germs.standard().organismsIn(text));
    Boolean positive =
        no && organisms.isEmpty()
            ? Boolean.FALSE
            : yes || !organisms.isEmpty() || !germs.isEmpty()
                ? Boolean.TRUE
                : no ? Boolean.FALSE : null;
    return new ResultWords(positive, organisms, germs, rest);
  }

  Relation against(ResultWords other) {
    if (positive != null && other.positive != null && !positive.equals(other.positive)) {
      return Relation.OTHER;
    }
    if (!organisms.isEmpty() && !other.organisms.isEmpty()) {
      return contradicts(other) ? Relation.OTHER : Relation.SAME;
    }
    if (positive != null && positive.equals(other.positive)) {
      return Relation.SAME;
    }
    if (germs.stream()
        .anyMatch(mine -> other.germs.stream().anyMatch(o -> Germs.standard().agree(mine, o)))) {
      return Relation.SAME;
    }
    if (!germs.isEmpty() && !other.germs.isEmpty()) {
      return Relation.OTHER;
    }
    if (words.stream().anyMatch(other.words::contains)) {
      return Relation.SAME;
    }
    return Relation.UNCLEAR;
  }

  /** No organism in common, or a property that only one of two opposites can have. */
  private boolean contradicts(ResultWords other) {
    Set<String> mine = new LinkedHashSet<>(organisms);
    mine.retainAll(other.organisms);
    boolean opposed =
        opposed(other, "susceptible", "resistant")
            || other.opposed(this, "susceptible", "resistant");
    return opposed || mine.stream().noneMatch(id -> !PROPERTIES.contains(id));
  }

  private static final Set<String> PROPERTIES = Set.of("susceptible", "resistant");

  private boolean opposed(ResultWords other, String one, String two) {
    return organisms.contains(one) && other.organisms.contains(two);
  }

  private static Map<String, List<String>> meanings() {
    Map<String, List<String>> meanings = new HashMap<>();
    for (String[] row : PipeTable.rows("/consistency/results.psv", 2)) {
      List<String> ids = List.of(row[0].split(" "));
      for (String wording : row[1].split(";")) {
        String key = wording.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}+]+", " ").strip();
        if (!key.isEmpty()) {
          meanings.put(key, ids);
        }
      }
    }
    return Map.copyOf(meanings);
  }
}
