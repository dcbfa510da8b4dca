package org.chartwarden.notes.times;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.MonthNames;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression.CalendarDay;
import org.chartwarden.notes.times.TimeExpression.CalendarMonth;
import org.chartwarden.notes.times.TimeExpression.Weekday;

/** Reads calendar days, whole or without the year: 05/22/24, 5/22, 22 May, May 22nd, 2024-05-22. */
final class CalendarDays {

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          Map.entry("monday", DayOfWeek.MONDAY),
          Map.entry("tuesday", DayOfWeek.TUESDAY),
          Map.entry("wednesday", DayOfWeek.WEDNESDAY),
          Map.entry("thursday", DayOfWeek.THURSDAY),
          Map.entry("friday", DayOfWeek.FRIDAY),
          Map.entry("saturday", DayOfWeek.SATURDAY),
          Map.entry("sunday", DayOfWeek.SUNDAY));

  /** A day and the index after its last token. */
  record Found(TimeExpression day, int end) {}

  /** Years of two digits up to this one are of this century, the others of the last. */
  private static final int LAST_SHORT_YEAR = 50;

  private CalendarDays() {}

  static Found at(List<Token> tokens, int i, int from, int to) {
    Token token = tokens.get(i);
    if (token.isWord()) {
      Found shortYear = shortYear(tokens, i, to);
      if (shortYear != null) {
        return shortYear;
      }
      Found inMonth = inMonth(tokens, i, to);
      if (inMonth != null) {
        return inMonth;
      }
      Found spelled = spelledDay(tokens, i, to);
      if (spelled != null) {
        return spelled;
      }
      DayOfWeek weekday = WEEKDAYS.get(token.key());
      if (weekday != null) {
        return new Found(new Weekday(weekday), i + 1);
      }
      return token.raw().indexOf('.') > 0 ? dotted(token, i) : monthFirst(tokens, i, to);
    }
    if (!integer(token)) {
      return null;
    }
    Found found = iso(tokens, i, to);
    found = found == null ? dayFirst(tokens, i, to) : found;
    return found == null ? strokes(tokens, i, from, to) : found;
  }

  /** "in February", "since March 2024", "last November"; the word before it is part of it. */
  private static Found inMonth(List<Token> tokens, int i, int to) {
    boolean lead = Set.of("in", "since", "during").contains(tokens.get(i).key());
    boolean near =
        Set.of("last", "this", "past", "early", "late", "mid").contains(tokens.get(i).key());
    int at = lead || near ? i + 1 : to;
    if (at >= to || month(tokens.get(at)) == 0 || near && !tokens.get(at).capital()) {
      // "The last may be wrong" names no month.
      return null;
    }
    boolean year = at + 1 < to && year(tokens.get(at + 1));
    boolean numbered = at + 1 < to && tokens.get(at + 1).isNumber();
    return numbered && !year
        ? null
        : new Found(
            new CalendarMonth(year ? number(tokens, at + 1) : null, month(tokens.get(at))),
            year ? at + 2 : at + 1);
  }

  /** "Oct '23": the apostrophe tells a year from a day of the month. */
  private static Found shortYear(List<Token> tokens, int i, int to) {
    boolean marked =
        i + 2 < to
            && (tokens.get(i + 1).is("'") || tokens.get(i + 1).is("’"))
            && integer(tokens.get(i + 2))
            && tokens.get(i + 2).raw().length() == 2
            && tokens.get(i + 1).end() == tokens.get(i + 2).start();
    int month = marked ? month(tokens.get(i)) : 0;
    if (month == 0) {
      return null;
    }
    int year = number(tokens, i + 2);
    return new Found(
        new CalendarMonth(year + (year > LAST_SHORT_YEAR ? 1900 : 2000), month), i + 3);
  }

  /** "third of April", "twenty-fifth of February". */
  private static Found spelledDay(List<Token> tokens, int i, int to) {
    int at = i;
    int day = 0;
    if (at + 2 < to && (tokens.get(at).is("twenty") || tokens.get(at).is("thirty"))) {
      day = tokens.get(at).is("twenty") ? 20 : 30;
      at += tokens.get(at + 1).is("-") ? 2 : 1;
    }
    Integer ordinal = at < to ? NumberWords.ordinal(tokens.get(at).key()) : null;
    if (ordinal == null || day > 0 && ordinal > 9) {
      return null;
    }
    at++;
    at += at < to && tokens.get(at).is("of") ? 1 : 0;
    if (at >= to || month(tokens.get(at)) == 0) {
      return null;
    }
    boolean year = at + 1 < to && year(tokens.get(at + 1));
    return day(
        year ? number(tokens, at + 1) : null,
        month(tokens.get(at)),
        day + ordinal,
        false,
        year ? at + 2 : at + 1);
  }

  /** A day that begins with its year: 2024-05-22. */
  static Found iso(List<Token> tokens, int i, int to) {
    boolean shape =
        tokens.get(i).raw().length() == 4
            && i + 4 < to
            && (tokens.get(i + 1).is("-") || tokens.get(i + 1).is("/"))
            && tokens.get(i + 3).is(tokens.get(i + 1).key())
            && integer(tokens.get(i + 2))
            && integer(tokens.get(i + 4));
    return shape
        ? day(number(tokens, i), number(tokens, i + 2), number(tokens, i + 4), false, i + 5)
        : null;
  }

  /** 22.05.2024 is one word, since it is no number. */
  private static Found dotted(Token token, int i) {
    String[] parts = token.raw().split("\\.");
    if (parts.length != 3 || token.raw().length() > 10) {
      return null;
    }
    for (String part : parts) {
      if (part.isEmpty() || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return null;
      }
    }
    int last = Integer.parseInt(parts[2]);
    return day(
        last < 100 ? 2000 + last : last,
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[0]),
        false,
        i + 1);
  }

  private static Found monthFirst(List<Token> tokens, int i, int to) {
    int month = month(tokens.get(i));
    if (month == 0) {
      return null;
    }
    int at = i + 1 < to && tokens.get(i + 1).is(".") ? i + 2 : i + 1;
    if (at >= to || !integer(tokens.get(at)) || number(tokens, at) > 31) {
      return null;
    }
    int end = ordinalEnd(tokens, at + 1, to);
    if (end < to && tokens.get(end).is("/")) {
      return null;
    }
    int comma = end < to && tokens.get(end).is(",") ? end + 1 : end;
    boolean year = comma < to && year(tokens.get(comma));
    return day(
        year ? number(tokens, comma) : null,
        month,
        number(tokens, at),
        false,
        year ? comma + 1 : end);
  }

  private static Found dayFirst(List<Token> tokens, int i, int to) {
    int at = ordinalEnd(tokens, i + 1, to);
    if (at < to && (tokens.get(at).is("of") || tokens.get(at).is("-"))) {
      at++;
    }
    if (at >= to || number(tokens, i) > 31 || month(tokens.get(at)) == 0) {
      return null;
    }
    int end = at + 1;
    int behind = end < to && (tokens.get(end).is(",") || tokens.get(end).is("-")) ? end + 1 : end;
    boolean year = behind < to && year(tokens.get(behind));
    return day(
        year ? number(tokens, behind) : null,
        month(tokens.get(at)),
        number(tokens, i),
        false,
        year ? behind + 1 : end);
  }

  /** 5/22, 05/22/24, 22/5/2024; a dash only with the year. */
  private static Found strokes(List<Token> tokens, int i, int from, int to) {
    if (i + 2 >= to || !integer(tokens.get(i + 2)) || tokens.get(i).raw().length() > 2) {
      return null;
    }
    Token sign = tokens.get(i + 1);
    boolean three = i + 4 < to && tokens.get(i + 3).is(sign.key()) && integer(tokens.get(i + 4));
    boolean stroke = sign.is("/");
    if (!stroke && !(sign.is("-") && three) || tokens.get(i + 2).raw().length() > 2) {
      return null;
    }
    int first = number(tokens, i);
    int second = number(tokens, i + 2);
    if (three) {
      int year = number(tokens, i + 4);
      int digits = tokens.get(i + 4).raw().length();
      boolean fits = digits == 2 || digits == 4 && year >= 1900 && year <= 2100;
      return fits ? ordered(year < 100 ? 2000 + year : year, first, second, i + 5) : null;
    }
    boolean afterStroke = i > from && tokens.get(i - 1).is("/");
    boolean more = i + 3 < to && tokens.get(i + 3).is("/");
    return afterStroke || more || NumberShares.has(tokens, i, from, to, first, second)
        ? null
        : ordered(null, first, second, i + 3);
  }

  private static Found ordered(Integer year, int first, int second, int end) {
    return first <= 12
        ? day(year, first, second, second <= 12 && first != second, end)
        : day(year, second, first, false, end);
  }

  private static Found day(Integer year, int month, int day, boolean exchangeable, int end) {
    boolean fits = month >= 1 && month <= 12 && day >= 1 && day <= longest(month);
    return fits ? new Found(new CalendarDay(year, month, day, exchangeable), end) : null;
  }

  private static int longest(int month) {
    return java.time.Month.of(month).maxLength();
  }

  private static int ordinalEnd(List<Token> tokens, int at, int to) {
    boolean ordinal = at < to && NumberWords.ORDINAL_ENDINGS.contains(tokens.get(at).key());
    return ordinal ? at + 1 : at;
  }

  private static boolean year(Token token) {
    return integer(token)
        && token.raw().length() == 4
        && (token.raw().startsWith("19") || token.raw().startsWith("20"));
  }

  private static int month(Token token) {
    String key = token.key();
    int month = token.isWord() ? MonthNames.like(key) : 0;
    // "May" and "mar" are words of other meanings as well.
    boolean alike = key.equals("may") || key.equals("mar");
    boolean name =
        month > 0
            && (key.length() == 3 && (!alike || token.capital())
                || MonthNames.full(key) && !key.equals("may"));
    return name ? month : 0;
  }

  private static boolean integer(Token token) {
    return token.isNumber() && token.raw().length() <= 4 && token.digitsOnly();
  }

  private static int number(List<Token> tokens, int i) {
    return tokens.get(i).number().intValue();
  }
}
