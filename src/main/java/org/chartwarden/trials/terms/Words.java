package org.chartwarden.trials.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** Words of a name in the form in which names are compared. */
public final class Words {

  private static final Set<String> EMPTY =
      org.chartwarden.trials.phrases.WordSet.of(
          "a an the of in on at to for or and with by any is are as be been has have had was",
          "were from");

  private static final List<String> ENDINGS =
      List.of("ically", "ing", "ies", "aemia", "es", "ed", "s", "al", "ic", "y", "e");

  /** Words of two languages, or of two shapes, for one thing. */
  private static final Map<String, String> ALIKE =
      VocabularyFile.rows("trial-alike.psv", 2).stream()
          .flatMap(
              row -> VocabularyFile.list(row[1], ",").stream().map(word -> Map.entry(word, row[0])))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final int LIMIT = 50_000;
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  /** There are as many as the vocabulary has. */
  private static final Map<String, List<String>> IDS = new ConcurrentHashMap<>();

  private Words() {}

  /** The words in lower case, in order. */
  public static List<String> plain(String text) {
    List<String> words = new ArrayList<>();
    for (String word :
        text.toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replace("'", "")
            .split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The stems of an id of the vocabulary, whose words are joined by hyphens. */
  static List<String> stemsOfId(String id) {
    return IDS.computeIfAbsent(id, one -> stems(one.replace('-', ' ')));
  }

  /** The stems of the words that mean something, in order. */
  public static List<String> stems(String text) {
    List<String> known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    List<String> stems =
        plain(text).stream().filter(word -> !EMPTY.contains(word)).map(Words::stem).toList();
    if (KNOWN.size() < LIMIT && text.length() < 300) {
      KNOWN.put(text, stems);
    }
    return stems;
  }

  /** A word without the endings that do not change its meaning here, in American spelling. */
  public static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String stem =
        ALIKE.getOrDefault(lower, lower).replace("ae", "e").replace("oe", "e").replace("our", "or");
    for (String ending : ENDINGS) {
      if (stem.length() - ending.length() >= 4 && stem.endsWith(ending)) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
