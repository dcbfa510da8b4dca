package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.facts.DayRange;

/**
 * When a course of treatment was over, by the words behind its name: "ended last November", "x8
 * until March 2023", "October to December 2023". A month without a year is the last one before the
 * note.
 */
final class CourseDays {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
          + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

  private static final String YEAR = "(?:19|20)\\d\\d";

  private static final String AGO =
      "(?:\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:days?|weeks?|months?|years?) ago";

  private static final String DATE =
      "(?:"
          + AGO
          + "|(?:(?:early|mid|late)[ -]?)?(?:(?:last|this) )?(?:spring|summer|autumn|winter)(?: (?:of )?"
          + YEAR
          + ")?|last (?:week|month|year)|(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:(?:early|mid|late)[ -]?)?(?:last )?"
          + MONTH
          + "(?:,? "
          + YEAR
          + ")?|(?:0?[1-9]|1[0-2])/"
          + YEAR
          + "|"
          + YEAR
          + ")(?![\\w/:])";

  /** As many words may stand between the name and what is told of its end. */
  private static final String BETWEEN =
      "\\A(?:[\\s(]{1,2}[\\p{L}\\d×/'-]{1,20}){0,6}?(?:, (?:x ?)?\\d{1,2}[^,;]{1,16})?,?[\\s(]{1,2}";

  private static final Pattern END =
      Pattern.compile(
          BETWEEN
              + "(?:(?:was|were|has been|had been) )?(until|till|to|through|up to|end(?:ed|ing)|finish(?:ed|ing)"
              + "|complet(?:ed|ing)|concluded|stopped|discontinued|over since|done (?=in )|last (?:session|dose|cycle"
              + "|fraction|given|injection|infusion|course))(?: in| on| around| about|:)? ("
              + DATE
              + ")");

  private static final Pattern STRETCH =
      Pattern.compile(
          BETWEEN
              + "(?:from |between )?("
              + DATE
              + ")(?: ?[-–] ?| (?:to|until|till|through|and) )("
              + DATE
              + ")");

  /** "6 cycles 2022", "x4 in March 2021". */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\A[\\s,(]{0,2}(?:[x×] ?\\d{1,2}|\\d{1,2} ?[x×]|\\d{1,2} (?:cycles?|courses?|sessions?|fractions?|rounds?|doses?|gy))[,\\s(]{1,2}(?:in )?("
              + DATE
              + ")");

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<count>\\d{1,2}|\\p{L}+) (?<unit>day|week|month|year)s? ago|last (?<last>week|month|year)"
              + "|(?<season>spring|summer|autumn|winter)(?: (?:of )?(?<of>"
              + YEAR
              + "))?|(?:(?<day>\\d{1,2})(?:st|nd|rd|th)? )?(?:(?:early|mid|late)[ -]?)?(?:last )?(?<month>"
              + MONTH
              + ")(?:,? (?<in>"
              + YEAR
              + "))?|(?<number>\\d{1,2})/(?<by>"
              + YEAR
              + ")|(?<year>"
              + YEAR
              + ")");

  private static final Set<String> LIMITS = Set.of("until", "till", "to", "through", "up to");

  private static final int WEEK = 7;
  private static final int MONTH_DAYS = 30;
  private static final int YEAR_DAYS = 365;
  private static final int SEASON_MONTHS = 3;

  private CourseDays() {}

  /**
   * The days of a course up to its end; empty when the words tell none, or one that lies ahead.
   *
   * @param behind what follows the name
   * @param written the day of the note
   */
  static Optional<DayRange> of(String behind, LocalDate written) {
    String words = behind.toLowerCase(Locale.ROOT);
    Matcher stretch = STRETCH.matcher(words);
    if (stretch.find()) {
      Optional<DayRange> end = date(stretch.group(2), written);
      if (end.isPresent() && !end.get().last().isAfter(written)) {
        Optional<DayRange> begin = date(withYear(stretch.group(1), stretch.group(2)), written);
        return begin
            .filter(one -> !one.first().isAfter(end.get().first()))
            .map(one -> new DayRange(one.first(), end.get().last()));
      }
    }
    Matcher counted = COUNTED.matcher(words);
    if (counted.find()) {
      return date(counted.group(1), written).filter(one -> !one.first().isAfter(written));
    }
    Matcher end = END.matcher(words);
    if (!end.find() || LIMITS.contains(end.group(1)) && ahead(end.group(2), written)) {
      return Optional.empty();
    }
    return date(end.group(2), written).filter(one -> !one.first().isAfter(written));
  }

  /** "Until July": a month without a year that is still to come. */
  private static boolean ahead(String words, LocalDate written) {
    Matcher parts = PARTS.matcher(words);
    return parts.find()
        && parts.group("month") != null
        && parts.group("in") == null
        && MONTHS.indexOf(parts.group("month").substring(0, 3)) + 1 >= written.getMonthValue();
  }

  /** "October to December 2023": the year belongs to both. */
  private static String withYear(String begin, String end) {
    Matcher year = Pattern.compile(YEAR).matcher(end);
    return Pattern.compile(YEAR).matcher(begin).find() || !year.find()
        ? begin
        : begin + " " + year.group();
  }

  private static Optional<DayRange> date(String words, LocalDate written) {
    Matcher parts = PARTS.matcher(words);
    if (!parts.find()) {
      return Optional.empty();
    }
    if (parts.group("unit") != null) {
      return ago(parts.group("count"), parts.group("unit"), written);
    }
    if (parts.group("last") != null) {
      return ago("1", parts.group("last"), written);
    }
    if (parts.group("season") != null) {
      return Optional.of(season(parts.group("season"), parts.group("of"), written));
    }
    if (parts.group("month") != null) {
      int month = MONTHS.indexOf(parts.group("month").substring(0, 3)) + 1;
      YearMonth known =
          parts.group("in") == null
              ? before(month, written)
              : YearMonth.of(Integer.parseInt(parts.group("in")), month);
      return Optional.of(day(parts.group("day"), known));
    }
    if (parts.group("number") != null) {
      return Optional.of(
          DayRange.in(
              YearMonth.of(
                  Integer.parseInt(parts.group("by")), Integer.parseInt(parts.group("number")))));
    }
    return Optional.of(DayRange.in(Integer.parseInt(parts.group("year"))));
  }

  private static DayRange day(String day, YearMonth month) {
    int number = day == null ? 0 : Integer.parseInt(day);
    return number >= 1 && number <= month.lengthOfMonth()
        ? DayRange.on(month.atDay(number))
        : DayRange.in(month);
  }

  private static YearMonth before(int month, LocalDate written) {
    YearMonth same = YearMonth.of(written.getYear(), month);
    return same.isAfter(YearMonth.from(written)) ? same.minusYears(1) : same;
  }

  private static DayRange season(String name, String year, LocalDate written) {
    int month =
        switch (name) {
          case "spring" -> 3;
          case "summer" -> 6;
          case "autumn" -> 9;
          default -> 12;
        };
    YearMonth first =
        year == null ? before(month, written) : YearMonth.of(Integer.parseInt(year), month);
    if (year != null && month == MONTHS.size()) {
      // The winter of a year is that at its beginning or at its end.
      return new DayRange(
          first.minusYears(1).atDay(1), first.plusMonths(SEASON_MONTHS - 1).atEndOfMonth());
    }
    return new DayRange(first.atDay(1), first.plusMonths(SEASON_MONTHS - 1).atEndOfMonth());
  }

  private static Optional<DayRange> ago(String count, String unit, LocalDate written) {
    Integer named = NumberWords.small(count);
    int number =
        count.matches("an?")
            ? 1
            : named != null ? named : count.matches("\\d+") ? Integer.parseInt(count) : 0;
    if (number == 0) {
      return Optional.empty();
    }
    int days =
        switch (unit) {
          case "day" -> 1;
          case "week" -> WEEK;
          case "month" -> MONTH_DAYS;
          default -> YEAR_DAYS;
        };
    LocalDate day = written.minusDays((long) number * days);
    int slack = days == 1 ? 0 : days / 2;
    return Optional.of(new DayRange(day.minusDays(slack), day.plusDays(slack)));
  }
}
