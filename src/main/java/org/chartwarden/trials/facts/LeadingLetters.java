package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The letters with which the words begin that a pattern can be found at. Only patterns are
 * understood that begin with {@code \b} and a word, or with alternatives in {@code (?:...)}, each
 * of which begins with letters or with such alternatives.
 */
final class LeadingLetters {

  private static final String GROUP = "(?:";
  private static final String BOUND = "\\b";
  private static final String OPTIONAL = "?*{";

  private final String pattern;
  private int at;

  private LeadingLetters(String pattern) {
    this.pattern = pattern;
  }

  /**
   * The beginnings, at least one letter each.
   *
   * @return empty when they cannot be told
   */
  static Optional<List<String>> of(String pattern) {
    String bare = pattern.startsWith("(?i)") ? pattern.substring("(?i)".length()) : pattern;
    List<String> found = new ArrayList<>();
    for (String whole : alternatives(bare)) {
      if (!whole.startsWith(BOUND)) {
        return Optional.empty();
      }
      Optional<List<String>> own = new LeadingLetters(whole).read(BOUND.length());
      if (own.isEmpty()) {
        return Optional.empty();
      }
      found.addAll(own.get());
    }
    return Optional.of(List.copyOf(found));
  }

  private Optional<List<String>> read(int from) {
    at = from;
    if (pattern.startsWith(GROUP, at)) {
      return group();
    }
    int start = at;
    while (at < pattern.length() && isLetter(pattern.charAt(at))) {
      at++;
    }
    boolean last = at < pattern.length() && OPTIONAL.indexOf(pattern.charAt(at)) >= 0;
    String letters = pattern.substring(start, last ? at - 1 : at);
    return at == start || letters.isEmpty() ? Optional.empty() : Optional.of(List.of(letters));
  }

  private Optional<List<String>> group() {
    int end = end(pattern, at);
    boolean mayLack = end + 1 < pattern.length() && OPTIONAL.indexOf(pattern.charAt(end + 1)) >= 0;
    if (end < 0 || mayLack) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    for (String alternative : alternatives(pattern.substring(at + GROUP.length(), end))) {
      Optional<List<String>> own = new LeadingLetters(alternative).read(0);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      found.addAll(own.get());
    }
    return Optional.of(found);
  }

  /** The index of the bracket that closes the group that opens at a place, or -1. */
  private static int end(String pattern, int from) {
    int depth = 0;
    boolean set = false;
    for (int i = from; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (letter == '\\') {
        i++;
      } else if (set) {
        set = letter != ']';
      } else if (letter == '[') {
        set = true;
      } else if (letter == '(') {
        depth++;
      } else if (letter == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The parts between the bars that are in no group and no set. */
  private static List<String> alternatives(String pattern) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean set = false;
    int from = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (letter == '\\') {
        i++;
      } else if (set) {
        set = letter != ']';
      } else if (letter == '[') {
        set = true;
      } else if (letter == '(') {
        depth++;
      } else if (letter == ')') {
        depth--;
      } else if (letter == '|' && depth == 0) {
        parts.add(pattern.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(pattern.substring(from));
    return parts;
  }

  private static boolean isLetter(char letter) {
    return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
  }
}
