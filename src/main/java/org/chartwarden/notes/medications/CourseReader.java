package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** Reads how long a drug is given: "x 7 days", "for two weeks", "day 3 of 7", "5/7", "D3/7". */
final class CourseReader {

  /**
   * A piece of a course.
   *
   * @param days length in days, or null
   * @param day which day it is, or null
   * @param end index after the last token
   */
  record Found(BigDecimal days, Integer day, int end) {}

  private static final Map<String, Integer> PERIODS =
      Map.ofEntries(
          Map.entry("day", 1),
          Map.entry("days", 1),
          Map.entry("d", 1),
          Map.entry("dys", 1),
          Map.entry("week", 7),
          Map.entry("weeks", 7),
          Map.entry("wk", 7),
          Map.entry("wks", 7),
          Map.entry("month", 30),
          Map.entry("months", 30),
          Map.entry("mo", 30),
          Map.entry("fortnight", 14));

  private static final Set<String> HOURS = Set.of("h", "hr", "hrs", "hour", "hours");

  private CourseReader() {}

  static boolean isPeriod(String key) {
    return PERIODS.containsKey(key) || HOURS.contains(key);
  }

  /** The piece that begins at a token, or null. */
  static Found at(List<Token> tokens, int from, int to) {
    Token token = tokens.get(from);
    Found day = dayOf(tokens, from, to);
    if (day != null) {
      return day;
    }
    int i = from;
    while (i < to && i - from < 5 && opening(tokens.get(i), i - from)) {
      i++;
    }
    return i == from && !token.isNumber() && !token.isWord()
        ? null
        : length(tokens, i, to, i > from);
  }

  private static boolean opening(Token token, int at) {
    return switch (token.key()) {
      case "for", "×", "x" -> true;
      case "to" -> at == 0;
      case "a",
          "an",
          "the",
          "further",
          "another",
          "more",
          "next",
          "total",
          "of",
          "complete",
          "course",
          "(",
          "finish",
          "whole" ->
          at > 0;
      default -> false;
    };
  }

  /** "7 days", "7-day course", "5/7", "two weeks". */
  private static Found length(List<Token> tokens, int from, int to, boolean opened) {
    if (from >= to) {
      return null;
    }
    BigDecimal count;
    int i = from + 1;
    if (tokens.get(from).isNumber()) {
      count = tokens.get(from).number();
      if (i + 1 < to
          && (tokens.get(i).is("-") || tokens.get(i).is("to"))
          && tokens.get(i + 1).isNumber()) {
        i += 2;
      }
    } else if (tokens.get(from).is("a")
        || tokens.get(from).is("one")
        || tokens.get(from).is("fortnight")) {
      count = BigDecimal.ONE;
      i = tokens.get(from).is("fortnight") ? from : i;
    } else {
      NumberWords.Found words = NumberWords.at(tokens, from, to);
      if (words == null) {
        return null;
      }
      count = BigDecimal.valueOf(words.value());
      i = words.end();
    }
    if (opened && i + 1 < to && tokens.get(i).is("/") && !tokens.get(i).spaced()) {
      // "5/7" is five days, "2/52" two weeks, "3/12" three months.
      int days =
          tokens.get(i + 1).is("7")
              ? 1
              : tokens.get(i + 1).is("52") ? 7 : tokens.get(i + 1).is("12") ? 30 : 0;
      return days == 0 ? null : new Found(count.multiply(BigDecimal.valueOf(days)), null, i + 2);
    }
    if (i < to && tokens.get(i).is("-")) {
      i++;
    }
    if (i < to
        && (tokens.get(i).is("more") || tokens.get(i).is("further") || tokens.get(i).is("full"))) {
      i++;
    }
    if (opened && i < to && HOURS.contains(tokens.get(i).key())) {
      return new Found(count.divide(BigDecimal.valueOf(24), 2, RoundingMode.HALF_UP), null, i + 1);
    }
    Integer days = i < to ? PERIODS.get(tokens.get(i).key()) : null;
    boolean ago =
        i + 1 < to
            && (tokens.get(i + 1).is("ago")
                || tokens.get(i + 1).is("prior")
                || tokens.get(i + 1).is("earlier"));
    boolean course =
        i + 1 < to && (tokens.get(i + 1).is("course") || tokens.get(i + 1).is("total"));
    boolean letter = i < to && tokens.get(i).raw().length() == 1;
    if (days == null || ago || !opened && !course && letter) {
      return null;
    }
    return opened || course
        ? new Found(count.multiply(BigDecimal.valueOf(days)), null, course ? i + 2 : i + 1)
        : null;
  }

  /** "day 3 of 7", "day 3/7", "D3", "day #2", "(day 3)". */
  private static Found dayOf(List<Token> tokens, int from, int to) {
    Token token = tokens.get(from);
    int i = from + 1;
    Integer day = null;
    if (token.is("day") || token.is("d") && token.raw().equals("D")) {
      if (i < to && tokens.get(i).is("#")) {
        i++;
      }
      if (i < to && tokens.get(i).isNumber()) {
        day = whole(tokens.get(i++));
      } else {
        NumberWords.Found words = i < to ? NumberWords.at(tokens, i, to) : null;
        day = words == null ? null : words.value();
        i = words == null ? i : words.end();
      }
    } else if (token.key().length() >= 2
        && token.key().length() <= 3
        && token.key().charAt(0) == 'd'
        && token.key().substring(1).chars().allMatch(Character::isDigit)) {
      day = Integer.valueOf(token.key().substring(1));
    }
    if (day == null) {
      return null;
    }
    BigDecimal length = null;
    if (i + 1 < to
        && (tokens.get(i).is("of") || tokens.get(i).is("/"))
        && tokens.get(i + 1).isNumber()) {
      length = tokens.get(i + 1).number();
      i += 2;
    } else if (i + 1 < to && tokens.get(i).is("of")) {
      NumberWords.Found words = NumberWords.at(tokens, i + 1, to);
      length = words == null ? null : BigDecimal.valueOf(words.value());
      i = words == null ? i : words.end();
    }
    return new Found(length, day, i);
  }

  private static Integer whole(Token token) {
    return token.number().stripTrailingZeros().scale() <= 0 && token.raw().length() <= 3
        ? Integer.valueOf(token.number().intValue())
        : null;
  }
}
