package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.phrases.WordSet;

/**
 * The words of a sentence in order.
 *
 * @param plain runs of letters, digits and apostrophes, in lower case
 * @param stems each without the endings that do not change its meaning here
 */
public record SentenceWords(List<String> plain, List<String> stems) {

  private static final Set<String> DENYING =
      WordSet.of(
          "no not never denies denied without none negative cannot unable nor neither non isn't",
          "doesn't didn't hasn't can't");

  private static final List<String> ENDINGS =
      List.of("ically", "ing", "ies", "es", "ed", "s", "al", "ic", "y", "e");

  /** A denial this many words before the first wanted word denies it. */
  private static final int REACH = 6;

  /** Words that say the same, and the one that stands for all of them. */
  private static final Map<String, String> SAME =
      VocabularyFile.rows("trial-same.psv", 2).stream()
          .flatMap(
              row -> VocabularyFile.list(row[1], ",").stream().map(word -> Map.entry(word, row[0])))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final int LIMIT = 50_000;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  public static SentenceWords of(String text) {
    List<String> plain = split(text);
    List<String> stems = new ArrayList<>(plain.size());
    plain.forEach(word -> stems.add(stem(word)));
    return new SentenceWords(plain, stems);
  }

  /** Those from one to before another. */
  public SentenceWords part(int from, int to) {
    return new SentenceWords(plain.subList(from, to), stems.subList(from, to));
  }

  /** Whether they hold every stem, with no denial before the first of them. */
  public boolean say(List<String> wantedStems) {
    int first = plain.size();
    for (String stem : wantedStems) {
      int at = stems.indexOf(stem);
      if (at < 0) {
        return false;
      }
      first = Math.min(first, at);
    }
    for (int i = Math.max(0, first - REACH); i < first; i++) {
      if (DENYING.contains(plain.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A word without the endings that do not change its meaning here. */
  public static String stem(String word) {
    String known = KNOWN.get(word);
    if (known != null) {
      return known;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String stem = cut(SAME.getOrDefault(lower, lower));
    if (KNOWN.size() < LIMIT && word.length() < 40) {
      KNOWN.put(word, stem);
    }
    return stem;
  }

  /** American spelling, so that both find each other. */
  private static String american(String word) {
    if (word.length() < 6) {
      return word;
    }
    String plain = word.replace("ae", "e").replace("oe", "e").replace("our", "or");
    return plain.replace("ise", "ize").replace("ising", "izing").replace("isation", "ization");
  }

  private static String cut(String written) {
    String word = american(written);
    for (String ending : ENDINGS) {
      if (word.length() - ending.length() >= 4 && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  private static List<String> split(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    List<String> words = new ArrayList<>(lower.length() / 6 + 1);
    int from = -1;
    int i = 0;
    while (i < lower.length()) {
      int point = lower.codePointAt(i);
      boolean within = point == '\'' || Character.isLetter(point) || isNumber(point);
      if (within && from < 0) {
        from = i;
      } else if (!within && from >= 0) {
        words.add(lower.substring(from, i));
        from = -1;
      }
      i += Character.charCount(point);
    }
    if (from >= 0) {
      words.add(lower.substring(from));
    }
    return words;
  }

  private static boolean isNumber(int point) {
    int type = Character.getType(point);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
