package org.chartwarden.trials.terms;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Short names that stand for something else beside some words: a PAD test weighs urine, the ED
 * physician is no erectile dysfunction. From {@code vocabulary/trial-short-names.psv}.
 */
final class OtherReadings {

  private static final String FILE = "trial-short-names.psv";
  private static final int COLUMNS = 3;

  private static final int NEAR = 24;
  private static final Pattern LAST = Pattern.compile("([\\p{L}\\p{N}]+)[\\s/-]+$");
  private static final Pattern FIRST = Pattern.compile("^[\\s/-]+([\\p{L}\\p{N}]+)");

  private record Beside(Set<String> before, Set<String> behind) {}

  private static final Map<String, Beside> SHORT = load();

  private OtherReadings() {}

  private static Map<String, Beside> load() {
    Map<String, Beside> all = new HashMap<>();
    for (String[] row : VocabularyFile.rows(FILE, COLUMNS)) {
      all.put(
          row[0],
          new Beside(
              Set.copyOf(VocabularyFile.list(row[1], ",")),
              Set.copyOf(VocabularyFile.list(row[2], ","))));
    }
    return Map.copyOf(all);
  }

  /** As below, for characters of a text. */
  static boolean stand(String text, int start, int end) {
    String name = text.substring(start, end);
    if (!SHORT.containsKey(name)) {
      return false;
    }
    Matcher before = LAST.matcher(text.substring(Math.max(0, start - NEAR), start));
    Matcher behind = FIRST.matcher(text.substring(end, Math.min(text.length(), end + NEAR)));
    Beside beside = SHORT.get(name);
    return before.find() && beside.before().contains(before.group(1).toLowerCase(Locale.ROOT))
        || behind.find() && beside.behind().contains(behind.group(1).toLowerCase(Locale.ROOT));
  }

  /** Whether a short name has another meaning where it stands. */
  static boolean stand(String letters, List<Token> tokens, int from, int to) {
    Beside beside = SHORT.get(letters);
    // "MDS-UPDRS" is written with and without its hyphen.
    int next = to < tokens.size() && tokens.get(to).is("-") ? to + 1 : to;
    return beside != null
        && (from > 0 && beside.before().contains(tokens.get(from - 1).key())
            || next < tokens.size() && beside.behind().contains(tokens.get(next).key()));
  }
}
