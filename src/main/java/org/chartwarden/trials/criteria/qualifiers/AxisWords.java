package org.chartwarden.trials.criteria.qualifiers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** The words of {@code trial-qualifiers.psv}. */
final class AxisWords {

  private static final String PLAIN = "plain";

  /** Three of its values leave hardly any other: "bacterial, viral or fungal". */
  private static final String AGENT = "agent";

  /** "Histologically", "echocardiographic", "serological": by what a condition was found. */
  private static final Pattern METHOD =
      Pattern.compile(
          "(?:histo|patho|histopatho|cyto|radio|sero|sono|microbio|viro|bacterio|myco|parasito"
              + "|immunohisto|echocardio|electrocardio|angio|mammo|polysomno|arthro|endo|broncho|colono"
              + "|cysto|laparo|hystero|spiro|bio)"
              + "(?:log|graph|scop|chem|metr)(?:y|ies|ic|ical|ically)");

  /**
   * A phrase of an axis.
   *
   * @param values what it says, one or more values of its axis
   * @param silence null where only charts use it
   * @param told whether charts use it
   */
  record Phrase(
      String axis, List<String> words, Set<String> values, Silence silence, boolean told) {}

  private static final Map<String, List<Phrase>> BY_FIRST = new HashMap<>();
  private static final Set<String> PLAINS = new LinkedHashSet<>();

  static {
    for (String[] row : VocabularyFile.rows("trial-qualifiers.psv", 4)) {
      for (String words : VocabularyFile.list(row[3], ";")) {
        if (row[0].equals(PLAIN)) {
          PLAINS.add(words);
        } else {
          Phrase phrase = phrase(row, List.of(words.split(" ")));
          BY_FIRST.computeIfAbsent(phrase.words().get(0), none -> new ArrayList<>()).add(phrase);
        }
      }
    }
  }

  private AxisWords() {}

  private static Phrase phrase(String[] row, List<String> words) {
    boolean asked = row[2].startsWith("asked ");
    String silence = row[2].replace("asked ", "").toUpperCase(Locale.ROOT);
    return new Phrase(
        row[0],
        words,
        Set.copyOf(VocabularyFile.list(row[1], ",")),
        silence.equals("TOLD") ? null : Silence.valueOf(silence),
        !asked);
  }

  /** Whether a word beside a condition asks for nothing more. */
  static boolean isPlain(String word) {
    return PLAINS.contains(word) || METHOD.matcher(word).matches();
  }

  /** Whether values are all that an axis has: "acute or chronic". */
  static boolean all(String axis, Set<String> values) {
    return axis.equals(AGENT) && values.size() > 2
        || values.size() > 1
            && BY_FIRST.values().stream()
                .flatMap(List::stream)
                .filter(phrase -> phrase.axis().equals(axis) && phrase.silence() != null)
                .allMatch(phrase -> values.containsAll(phrase.values()));
  }

  /** The longest phrase that a criterion asks with at a word, or null. */
  static Phrase asked(List<String> words, int i) {
    Phrase best = null;
    for (Phrase one : BY_FIRST.getOrDefault(words.get(i), List.of())) {
      if (one.silence() != null && longer(one, best) && stands(one, words, i)) {
        best = one;
      }
    }
    return best;
  }

  /**
   * A phrase in the words of a chart.
   *
   * @param at index of its first word
   */
  record Found(Phrase phrase, int at) {
    /** Index after its last word. */
    int end() {
      return at + phrase.words().size();
    }
  }

  /** The phrases that words of a chart tell, by axis: of each the longest at a word, in order. */
  static Map<String, List<Found>> told(List<String> words) {
    Map<String, List<Found>> all = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      Map<String, Phrase> longest = new HashMap<>();
      for (Phrase one : BY_FIRST.getOrDefault(words.get(i), List.of())) {
        if (one.told() && longer(one, longest.get(one.axis())) && stands(one, words, i)) {
          longest.put(one.axis(), one);
        }
      }
      for (Phrase one : longest.values()) {
        List<Found> before = all.computeIfAbsent(one.axis(), none -> new ArrayList<>());
        if (before.isEmpty() || before.get(before.size() - 1).end() <= i) {
          before.add(new Found(one, i));
        }
      }
    }
    return Map.copyOf(all);
  }

  private static boolean longer(Phrase one, Phrase best) {
    return best == null || one.words().size() > best.words().size();
  }

  private static boolean stands(Phrase phrase, List<String> words, int i) {
    int end = i + phrase.words().size();
    return end <= words.size() && words.subList(i, end).equals(phrase.words());
  }
}
