package org.chartwarden.trials.parsing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an eligibility text without the mark that opens it.
 *
 * @param start offset of its first character
 * @param end offset after its last
 * @param text its words
 * @param mark how its mark looks, one text for all marks of a list; empty when it has none
 * @param number the number or the place of the letter, 0 for bullets and lines without a mark
 * @param indent blanks before the mark
 */
record TextBlock(int start, int end, String text, String mark, int number, int indent) {

  private static final Pattern MARK =
      Pattern.compile(
          "^(?:\\\\?([-*•·▪◦●‣–—➢✓►■□○])\\s*|(o)\\s+|\\(?(\\d{1,2})\\s?\\\\?([.):])(?!\\d)\\s*|\\(?([a-zA-Z])([.)])\\s+|\\(?([ivx]{2,4})([.)])\\s+|(#)(\\d{1,2})\\s+)");

  /** The block of a part of a text; null when nothing but a mark is there. */
  static TextBlock of(String whole, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && blank(whole.charAt(start))) {
      start++;
    }
    while (end > start && blank(whole.charAt(end - 1))) {
      end--;
    }
    int indent = start - from;
    String line = whole.substring(start, end);
    String mark = "";
    int number = 0;
    Matcher matcher = MARK.matcher(line);
    int guard = 0;
    while (guard++ < 3 && matcher.find()) {
      if (mark.isEmpty()) {
        mark = mark(matcher);
        number = number(matcher);
      } else if (matcher.group(1) == null) {
        break;
      }
      start += matcher.end();
      line = whole.substring(start, end);
      matcher = MARK.matcher(line);
      if (!mark.isEmpty() && number == 0 && !line.startsWith("-")) {
        break;
      }
    }
    boolean empty = line.chars().noneMatch(Character::isLetterOrDigit);
    return empty ? null : new TextBlock(start, end, line, mark, number, indent);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String mark(Matcher matcher) {
    if (matcher.group(1) != null) {
      return matcher.group(1);
    }
    if (matcher.group(2) != null) {
      return "o";
    }
    if (matcher.group(3) != null) {
      return "1" + matcher.group(4);
    }
    if (matcher.group(5) != null) {
      return "a" + matcher.group(6);
    }
    return matcher.group(7) != null ? "i" + matcher.group(8) : "#";
  }

  private static int number(Matcher matcher) {
    if (matcher.group(3) != null) {
      return Integer.parseInt(matcher.group(3));
    }
    if (matcher.group(5) != null) {
      return matcher.group(5).toLowerCase(Locale.ROOT).charAt(0) - 'a' + 1;
    }
    if (matcher.group(7) != null) {
      return switch (matcher.group(7)) {
        case "ii" -> 2;
        case "iii" -> 3;
        case "iv" -> 4;
        case "vi" -> 6;
        case "vii" -> 7;
        case "viii" -> 8;
        case "ix" -> 9;
        default -> 5;
      };
    }
    return matcher.group(9) != null ? Integer.parseInt(matcher.group(10)) : 0;
  }

  /** Whether it opens a list. */
  boolean opensList() {
    String words = text.toLowerCase(Locale.ROOT).strip();
    return words.endsWith(":")
        || words.endsWith("：")
        || words.matches(
            "(?s).*\\b(the following|as follows|following criteria|criteria below|following conditions|listed below|these criteria|any of these|following characteristics will be excluded|following will be excluded)[.,]?$");
  }
}
