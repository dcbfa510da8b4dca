package org.chartwarden.cli.bench.medec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** ROUGE-1 F1 (Lin 2004): words in common, each as often as in both; letter case does not count. */
final class Rouge1 {

  private Rouge1() {}

  /** From 0, nothing in common, to 1, the same words. */
  static double of(String reference, String given) {
    List<String> wanted = words(reference);
    List<String> found = words(given);
    Map<String, Integer> open = new HashMap<>();
    wanted.forEach(word -> open.merge(word, 1, Integer::sum));
    int common = 0;
    for (String word : found) {
      if (open.merge(word, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return common == 0 ? 0 : 2.0 * common / (wanted.size() + found.size());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : (text.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }
}
