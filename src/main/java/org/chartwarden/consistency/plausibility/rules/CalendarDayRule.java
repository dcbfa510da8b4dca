package org.chartwarden.consistency.plausibility.rules;

import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Token;

/** A day that no calendar has: 31 February, 2024-02-30, the 45th day of a month. */
final class CalendarDayRule implements NoteRule {

  private static final List<String> NAMES =
      Stream.of(Month.values()).map(month -> month.name().toLowerCase(Locale.ROOT)).toList();
  private static final List<String> MONTHS =
      NAMES.stream().map(name -> name.substring(0, 3)).toList();

  @Override
  public String id() {
    return "calendar-day";
  }

  @Override
  public String title() {
    return "A day that no calendar has.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    List<Token> tokens = note.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Phrases.Place wrong = wrongAt(tokens, i);
      if (wrong != null) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.MODERATE,
                List.of(note.span(wrong)),
                "There is no day \"" + note.span(wrong).text() + "\".",
                "Look up the right date and correct it."));
        i = wrong.end() - 1;
      }
    }
    return flaws;
  }

  /** A day that does not exist and whose month or first number stands here, or null. */
  private static Phrases.Place wrongAt(List<Token> tokens, int i) {
    int numbers = ofNumbers(tokens, i);
    if (numbers > 0) {
      return new Phrases.Place(i, numbers);
    }
    int month = month(tokens.get(i));
    if (month < 0) {
      return null;
    }
    // February 30, Feb 30 2024; not "May 2024" and not "30 Feb" followed by a number of something.
    int day = i + 1 < tokens.size() && tokens.get(i + 1).is(".") ? i + 2 : i + 1;
    if (day < tokens.size() && two(tokens.get(day))) {
      int number = value(tokens.get(day));
      boolean ends = day + 1 == tokens.size() || ended(tokens, day + 1);
      boolean last = number == 29 && month == 1 && notLeap(tokens, day + 1);
      if (ends && number >= 29 && (number > longest(month) && number <= 39 || last)) {
        return new Phrases.Place(i, day + 1);
      }
    }
    if (i > 0 && two(tokens.get(i - 1))) {
      int number = value(tokens.get(i - 1));
      boolean last = number == 29 && month == 1 && notLeap(tokens, i + 1);
      if (number >= 29
          && (number > longest(month) && number <= 39 || last)
          && full(tokens.get(i))) {
        return new Phrases.Place(i - 1, i + 1);
      }
    }
    return null;
  }

  /** What may stand behind a day of the month: not the unit of an amount. */
  private static boolean ended(List<Token> tokens, int at) {
    Token next = tokens.get(at);
    return next.breaks() > 0
        || ",.;:)-".contains(next.key())
        || next.isNumber() && next.raw().length() == 4
        || next.isWord() && next.spaced() && next.key().length() > 2 && !next.is("mg");
  }

  private static boolean notLeap(List<Token> tokens, int at) {
    int year = at < tokens.size() && tokens.get(at).is(",") ? at + 1 : at;
    return year < tokens.size()
        && tokens.get(year).isNumber()
        && tokens.get(year).raw().length() == 4
        && !java.time.Year.isLeap(Math.abs(value(tokens.get(year))));
  }

  /** 2024-02-30, 02/30/2024, 30.02.2024 with a year of four digits. */
  private static int ofNumbers(List<Token> tokens, int i) {
    if (i + 4 >= tokens.size() || !tokens.get(i).isNumber()) {
      return -1;
    }
    Token sign = tokens.get(i + 1);
    boolean form =
        (sign.is("/") || sign.is("-"))
            && tokens.get(i + 3).is(sign.key())
            && digits(tokens.get(i))
            && digits(tokens.get(i + 2))
            && digits(tokens.get(i + 4))
            && !tokens.get(i + 1).spaced()
            && !tokens.get(i + 2).spaced()
            && !tokens.get(i + 3).spaced()
            && !tokens.get(i + 4).spaced();
    boolean goesOn = i + 5 < tokens.size() && tokens.get(i + 5).is(sign.key());
    boolean before = i > 0 && (tokens.get(i - 1).is(sign.key()) || tokens.get(i - 1).is("."));
    if (!form || goesOn || before) {
      return -1;
    }
    int a = value(tokens.get(i));
    int b = value(tokens.get(i + 2));
    int c = value(tokens.get(i + 4));
    if (tokens.get(i).raw().length() == 4 && a > 1900 && a < 2100) {
      return two(tokens.get(i + 2)) && two(tokens.get(i + 4)) && !exists(a, b, c) ? i + 5 : -1;
    }
    boolean year = tokens.get(i + 4).raw().length() == 4 && c > 1900 && c < 2100;
    boolean parts = two(tokens.get(i)) && two(tokens.get(i + 2));
    return year && parts && !exists(c, a, b) && !exists(c, b, a) ? i + 5 : -1;
  }

  private static boolean exists(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  /** Most days of a month; February has 29. */
  private static int longest(int month) {
    return Month.of(month + 1).maxLength();
  }

  private static boolean digits(Token token) {
    return token.isNumber()
        && token.raw().length() <= 4
        && token.raw().chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean two(Token token) {
    return digits(token) && token.raw().length() <= 2;
  }

  private static int value(Token token) {
    return token.number().intValue();
  }

  private static boolean full(Token token) {
    return NAMES.contains(token.key()) || token.capital();
  }

  private static int month(Token token) {
    String key = token.key().toLowerCase(Locale.ROOT);
    if (!token.isWord() || !token.capital()) {
      return -1;
    }
    int short3 = MONTHS.indexOf(key.equals("sept") ? "sep" : key);
    return short3 >= 0 ? short3 : NAMES.indexOf(key);
  }
}
