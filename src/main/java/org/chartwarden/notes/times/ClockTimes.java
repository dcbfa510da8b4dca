package org.chartwarden.notes.times;

import java.util.List;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeMention.ClockTime;

/** Reads times of the day: 18:00, 6 pm, @1200, at 1800, 0930, 0700-1900, noon. */
final class ClockTimes {

  private static final int LASTING_NEAR = 8;

  /** A time of the day and the index after its last token. */
  record Found(ClockTime clock, int end) {}

  private ClockTimes() {}

  /**
   * The time that begins at a token.
   *
   * @param dated whether a day stands right before it
   */
  static Found at(List<Token> tokens, int i, int from, int to, boolean dated) {
    Token token = tokens.get(i);
    if (token.isWord() && !ClockWords.LEADS.contains(token.key())) {
      boolean noon = token.is("noon") || token.is("midday");
      return noon || token.is("midnight") ? found(noon ? 720 : 0, -1, i + 1) : null;
    }
    int number = ClockWords.LEADS.contains(token.key()) ? i + 1 : i;
    if (number >= to
        || !tokens.get(number).isNumber()
        || CalendarDays.iso(tokens, number, to) != null) {
      return null;
    }
    Minute minute = ratio(tokens, number, from) ? null : minute(tokens, number, to);
    if (minute == null || !minute.sure && !isClock(tokens, number, from, to, dated)) {
      return null;
    }
    int end = hoursWord(tokens, minute.end, to);
    if (end + 1 < to
        && (tokens.get(end).is("-") || tokens.get(end).is("to"))
        && tokens.get(end + 1).isNumber()) {
      Minute until = minute(tokens, end + 1, to);
      if (until != null) {
        return found(minute.value, until.value, hoursWord(tokens, until.end, to));
      }
    }
    return found(minute.value, -1, end);
  }

  /**
   * The time right behind a day as ISO 8601 writes it: T03:00, T03:00:00.123Z. One with an offset
   * is read without its clock, since the day and hour of the place are not known from it alone.
   */
  static Found iso(List<Token> tokens, int i, int to) {
    Token first = i < to ? tokens.get(i) : null;
    if (first == null
        || first.spaced()
        || !first.key().matches("t[0-2]\\d")
        || !sixtieth(tokens, i + 1, to)) {
      return null;
    }
    int hour = Integer.parseInt(first.key().substring(1));
    int minute = Integer.parseInt(tokens.get(i + 2).raw());
    int end = secondsEnd(tokens, i + 3, to);
    boolean zulu = end < to && !tokens.get(end).spaced() && tokens.get(end).is("z");
    boolean offset =
        end + 1 < to
            && !tokens.get(end).spaced()
            && (tokens.get(end).is("+") || tokens.get(end).is("-"))
            && tokens.get(end + 1).isNumber()
            && sixtieth(tokens, end + 2, to);
    if (zulu || offset || hour > 23) {
      return new Found(null, zulu ? end + 1 : offset ? end + 4 : end);
    }
    return found(hour * 60 + minute, -1, end);
  }

  /** Whether a colon and two digits of minutes or seconds stand here, without a space. */
  private static boolean sixtieth(List<Token> tokens, int i, int to) {
    return i + 1 < to
        && tokens.get(i).is(":")
        && !tokens.get(i).spaced()
        && !tokens.get(i + 1).spaced()
        && tokens.get(i + 1).raw().matches("[0-5]\\d(?:\\.\\d{1,9})?");
  }

  private static int secondsEnd(List<Token> tokens, int end, int to) {
    return sixtieth(tokens, end, to) ? end + 2 : end;
  }

  /** "titre 1:16", "I:E 1:2": parts and no hours. */
  private static boolean ratio(List<Token> tokens, int i, int from) {
    if (!tokens.get(i).raw().equals("1")) {
      return false;
    }
    for (int k = i - 1; k >= Math.max(from, i - 4); k--) {
      if (ClockWords.RATIOS.contains(tokens.get(k).key())) {
        return true;
      }
    }
    return false;
  }

  private record Minute(int value, int end, boolean sure) {}

  private static Minute minute(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    String raw = token.raw();
    if (!token.digitsOnly()) {
      return null;
    }
    if (raw.length() == 4) {
      int value = Integer.parseInt(raw);
      boolean fits = (value / 100 < 24 || value == 2400) && value % 100 < 60;
      boolean hours = i + 1 < to && ClockWords.HOURS.contains(tokens.get(i + 1).key());
      return fits ? new Minute(value / 100 % 24 * 60 + value % 100, i + 1, hours) : null;
    }
    if (raw.length() > 2) {
      return null;
    }
    int hour = Integer.parseInt(raw);
    boolean colon =
        i + 2 < to
            && tokens.get(i + 1).is(":")
            && !tokens.get(i + 1).spaced()
            && tokens.get(i + 2).isNumber()
            && !tokens.get(i + 2).spaced()
            && tokens.get(i + 2).raw().matches("[0-5]\\d");
    int minutes = colon ? Integer.parseInt(tokens.get(i + 2).raw()) : 0;
    int end = colon ? secondsEnd(tokens, i + 3, to) : i + 1;
    Half half = half(tokens, end, to);
    if (half != null && hour >= 1 && hour <= 12) {
      int whole = hour % 12 + (half.afternoon ? 12 : 0);
      return new Minute(whole * 60 + minutes, half.end, true);
    }
    return colon && hour < 24 ? new Minute(hour * 60 + minutes, end, true) : null;
  }

  private record Half(boolean afternoon, int end) {}

  /** "am", "p.m.", "o'clock" is not read. */
  private static Half half(List<Token> tokens, int i, int to) {
    if (i >= to) {
      return null;
    }
    String key = tokens.get(i).key();
    if (key.equals("am") || key.equals("pm")) {
      return new Half(key.equals("pm"), i + 1);
    }
    boolean dotted =
        (key.equals("a") || key.equals("p"))
            && i + 2 < to
            && tokens.get(i + 1).is(".")
            && tokens.get(i + 2).is("m");
    if (!dotted) {
      return null;
    }
    int end = i + 3 < to && tokens.get(i + 3).is(".") && i + 4 < to ? i + 4 : i + 3;
    return new Half(key.equals("p"), end);
  }

  private static int hoursWord(List<Token> tokens, int end, int to) {
    return end < to && ClockWords.HOURS.contains(tokens.get(end).key()) ? end + 1 : end;
  }

  /** Whether four digits that could be a time are one. */
  private static boolean isClock(List<Token> tokens, int i, int from, int to, boolean dated) {
    Token next = i + 1 < to ? tokens.get(i + 1) : null;
    if (next != null && ClockWords.UNITS.contains(next.key())) {
      return false;
    }
    Token before = i > from && tokens.get(i).breaks() == 0 ? tokens.get(i - 1) : null;
    if (dated || before != null && before.is("@")) {
      return true;
    }
    if (tokens.get(i).raw().startsWith("0")) {
      return true;
    }
    boolean heads = before == null || ClockWords.HEADS.contains(before.key()) || before.is("(");
    boolean word = next != null && (next.isWord() || next.is(":") || next.is("-") || next.is("|"));
    if (heads && (before != null || word)) {
      return before == null || !before.is("(") || next != null && next.is(")");
    }
    boolean led = before != null && ClockWords.LEADS.contains(before.key());
    if (led && year(tokens, i, from)) {
      return false;
    }
    boolean valued =
        led && i - 2 >= from && ClockWords.VALUED.contains(tokens.get(i - 2).key())
            || led && before.is("from") && next != null && next.is("to");
    return led && !valued && !before.is("~");
  }

  /** "known since 2015": what lasts for years is told by the year, not by the hour. */
  private static boolean year(List<Token> tokens, int i, int from) {
    String raw = tokens.get(i).raw();
    if (!raw.startsWith("19") && !raw.startsWith("20")) {
      return false;
    }
    for (int k = i - 2; k >= Math.max(from, i - 1 - LASTING_NEAR); k--) {
      if (ClockWords.LASTING.contains(tokens.get(k).key())) {
        return true;
      }
    }
    return false;
  }

  private static Found found(int minute, int until, int end) {
    return new Found(new ClockTime(minute, until), end);
  }
}
