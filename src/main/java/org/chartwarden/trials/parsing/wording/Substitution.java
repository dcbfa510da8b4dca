package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other words for every stretch that a pattern finds.
 *
 * @param pattern what is found; matches something
 * @param words what stands in its place; {@code $1} is its first group
 */
record Substitution(Pattern pattern, String words) {

  static Substitution of(String pattern, String words) {
    return new Substitution(Pattern.compile("(?i)" + pattern), words);
  }

  /** A text in which one substitution after the other is made, each in what those before left. */
  static WrittenText each(List<Substitution> all, WrittenText text) {
    WrittenText plain = text;
    for (Substitution one : all) {
      plain = one.in(plain);
    }
    return plain;
  }

  WrittenText in(WrittenText text) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (at <= plain.text().length() && matcher.find(at)) {
      StringBuilder expanded = new StringBuilder();
      matcher.appendReplacement(expanded, words);
      String own = expanded.substring(matcher.start());
      plain = plain.replaced(matcher.start(), matcher.end(), own);
      at = matcher.start() + own.length();
      matcher = pattern.matcher(plain.text());
    }
    return plain;
  }
}
