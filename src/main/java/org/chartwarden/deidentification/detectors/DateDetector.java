package org.chartwarden.deidentification.detectors;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and months with a day or a month, with and without a year; not years alone. */
public final class DateDetector implements IdentifierDetector {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<![\\d-])((?:18|19|20|21)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
  private static final Pattern YEAR_MONTH =
      Pattern.compile("(?<![\\d/-])((?:19|20)\\d{2})(-)(0[1-9]|1[0-2])(?![\\d-])");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/]|[.-]\\d)");
  private static final String ORDINAL = "(st|nd|rd|th|\\.)?";
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\d/.])(\\d{1,2})"
              + ORDINAL
              + "( of | de |[ -]{0,2})("
              + MonthNames.PATTERN
              + ")((?:\\.?,?[ -]{1,2}| de |\\.? ?')((?:19|20)\\d{2}|(?<=['-])\\d{2}))?(?!\\d)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<![\\p{L}])("
              + MonthNames.PATTERN
              + ")(\\.?[ -]{1,2}(?:the )?)(\\d{1,2})"
              + ORDINAL
              + "((?:, {0,2}| {1,2}|-| ?')((?:19|20)\\d{2}|(?<=')\\d{2}))?(?![\\d.]\\d|\\d|%|/| ?(?:mg|mL|mcg|mmol|mm))");
  private static final Pattern MONTH_YEAR =
      Pattern.compile(
          "(?<![\\p{L}])("
              + MonthNames.PATTERN
              + ")(\\.?,?(?: of| de)? {1,2}|-| ?')((?:19|20)\\d{2}|(?<=')\\d{2})(?!\\d)");
  private static final Pattern MONTH_SLASH_YEAR =
      Pattern.compile("(?<![\\d/.])(0?[1-9]|1[0-2])(/)((?:19|20)\\d{2})(?![\\d/])");
  private static final Pattern MONTH_DAY =
      Pattern.compile("(?<![\\d/.,])(0?[1-9]|1[0-2])/(0?[1-9]|[12]\\d|3[01])(?![\\d/%]|\\.\\d)");
  private static final Pattern LEADS_TO_DATE =
      Pattern.compile(
          "(?iu)(?:^|\\n|\\b(?:on|from|since|until|till|til|to|by|thru|through|dated|of|date|before|after|between|and|as of"
              + "|starting|started|began|admit|admitted|dc|d/c|discharged?|sent|due|out|yesterday|today|tomorrow|visit|seen"
              + "|mon|tues?|wed|thurs?|fri|sat|sun|\\p{L}{3,6}day)\\b[ ,:]{0,2}|\\d ?[-–] ?|\\()$");
  private static final Pattern GOES_ON_AS_DATE =
      Pattern.compile("^(?: ?[-–] ?\\d{1,2}/\\d|:(?!\\d)|\\)?:)");
  private static final Pattern NO_DATE_BEFORE =
      Pattern.compile(
          "(?iu)(?:pain|strength|murmur|apgars?|score|scale|grade|graded|level|mae|motor|reflexes|pulses|ox|vision"
              + "|power|phq-?\\d?|gad-?\\d?|mallampati|stage|ratio|rated|sensation|dtrs?|rates?|\\b[bluri]{1,3}e|va) ?:? ?(?:of |at |is |was )?$");
  private static final Pattern NO_DATE_AFTER =
      Pattern.compile(
          "(?iu)^ ?(?:pain|systolic|diastolic|murmur|strength|b?[ru]?[ul]e\\b|bottles|tabs?\\b|positive|sets|bilat|in (?:the )?(?:upper|lower|all)|throughout|scale"
              + "|normal saline|ns\\b|dextrose|[a-z]{0,3}ths?\\b|of the|tsp|cup|mm|\")");

  @Override
  public void find(String text, Consumer<Identifier> found) {
    for (WrittenDate date : dates(text, 2024)) {
      found.accept(new Identifier(IdentifierKind.DATE, date.start(), date.end()));
    }
  }

  /**
   * The dates of a text; none overlaps another.
   *
   * @param year the year of days that are written without one
   */
  public static List<WrittenDate> dates(String text, int year) {
    Dates dates = new Dates(new ArrayList<>(), new BitSet());
    each(YEAR_FIRST, text, dates, DateDetector::yearFirst);
    each(NUMBERS, text, dates, DateDetector::numbers);
    each(DAY_FIRST, text, dates, m -> dayFirst(m, year));
    each(MONTH_FIRST, text, dates, m -> monthFirst(m, year));
    each(MONTH_YEAR, text, dates, DateDetector::monthYear);
    each(MONTH_SLASH_YEAR, text, dates, DateDetector::monthSlashYear);
    each(YEAR_MONTH, text, dates, DateDetector::yearMonth);
    each(MONTH_DAY, text, dates, m -> monthDay(text, m, year));
    dates.found().sort(Comparator.comparingInt(WrittenDate::start));
    return dates.found();
  }

  /** What was found, and which characters it takes. */
  private record Dates(List<WrittenDate> found, BitSet taken) {}

  private static void each(
      Pattern pattern, String text, Dates dates, Function<Matcher, WrittenDate> reader) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      if (!dates.taken().get(start, end).isEmpty()) {
        continue;
      }
      try {
        WrittenDate date = reader.apply(matcher);
        if (date != null) {
          dates.found().add(date);
          dates.taken().set(start, end);
        }
      } catch (DateTimeException e) {
        // Numbers that are no day of the calendar are no date.
        continue;
      }
    }
  }

  private static WrittenDate yearFirst(Matcher m) {
    String month = m.group(3);
    String day = m.group(4);
    String sign = m.group(2);
    return new WrittenDate(
        m.start(),
        m.end(),
        LocalDate.of(number(m.group(1)), number(month), number(day)),
        true,
        d ->
            d.getYear()
                + sign
                + like(month.length() == 2 ? "0" : month, d.getMonthValue())
                + sign
                + like(day.length() == 2 ? "0" : day, d.getDayOfMonth()));
  }

  private static WrittenDate yearMonth(Matcher m) {
    return new WrittenDate(
        m.start(),
        m.end(),
        LocalDate.of(number(m.group(1)), number(m.group(3)), 15),
        true,
        d -> YearMonth.from(d).toString());
  }

  private static WrittenDate numbers(Matcher m) {
    String first = m.group(1);
    String second = m.group(3);
    String year = m.group(4);
    String sign = m.group(2);
    if (sign.equals("-") && year.length() == 2 && first.length() + second.length() < 4) {
      return null;
    }
    boolean dayFirst = sign.equals(".") ? number(second) <= 12 : number(first) > 12;
    int month = number(dayFirst ? second : first);
    int day = number(dayFirst ? first : second);
    return new WrittenDate(
        m.start(),
        m.end(),
        LocalDate.of(fullYear(year), month, day),
        true,
        d ->
            like(first, dayFirst ? d.getDayOfMonth() : d.getMonthValue())
                + sign
                + like(second, dayFirst ? d.getMonthValue() : d.getDayOfMonth())
                + sign
                + year(year, d));
  }

  private static WrittenDate dayFirst(Matcher m, int assumed) {
    String between = m.group(3);
    return named(
        m, m.group(1), m.group(2), m.group(4), assumed, (day, month) -> day + between + month);
  }

  private static WrittenDate monthFirst(Matcher m, int assumed) {
    String between = m.group(2);
    return named(
        m, m.group(3), m.group(4), m.group(1), assumed, (day, month) -> month + between + day);
  }

  /** Day and month by their names, whichever comes first; groups 5 and 6 hold the year. */
  private static WrittenDate named(
      Matcher m,
      String day,
      String ordinal,
      String month,
      int assumed,
      BinaryOperator<String> joined) {
    String lead =
        m.group(5) == null
            ? ""
            : m.group(5).substring(0, m.group(5).length() - m.group(6).length());
    String year = m.group(6);
    return new WrittenDate(
        m.start(),
        m.end(),
        LocalDate.of(
            year == null ? assumed : fullYear(year), MonthNames.number(month), number(day)),
        year != null,
        d ->
            joined.apply(
                    like(day, d.getDayOfMonth()) + ordinal(ordinal, d.getDayOfMonth()),
                    MonthNames.like(month, d.getMonthValue()))
                + lead
                + (year == null ? "" : year(year, d)));
  }

  private static WrittenDate monthYear(Matcher m) {
    String month = m.group(1);
    String between = m.group(2);
    String year = m.group(3);
    return new WrittenDate(
        m.start(),
        m.end(),
        LocalDate.of(fullYear(year), MonthNames.number(month), 15),
        true,
        d -> MonthNames.like(month, d.getMonthValue()) + between + year(year, d));
  }

  private static WrittenDate monthSlashYear(Matcher m) {
    String month = m.group(1);
    return new WrittenDate(
        m.start(),
        m.end(),
        LocalDate.of(number(m.group(3)), number(month), 15),
        true,
        d -> like(month, d.getMonthValue()) + "/" + d.getYear());
  }

  /** Month and day alone look like many other pairs of numbers; the words around decide. */
  private static WrittenDate monthDay(String text, Matcher m, int year) {
    String before = text.substring(Math.max(0, m.start() - 25), m.start());
    String after = text.substring(m.end(), Math.min(text.length(), m.end() + 25));
    if (NO_DATE_BEFORE.matcher(before).find() || NO_DATE_AFTER.matcher(after).find()) {
      return null;
    }
    String month = m.group(1);
    String day = m.group(2);
    boolean led = LEADS_TO_DATE.matcher(before).find() || GOES_ON_AS_DATE.matcher(after).find();
    if (!led && number(day) <= 10) {
      return null;
    }
    return new WrittenDate(
        m.start(),
        m.end(),
        LocalDate.of(year, number(month), number(day)),
        false,
        d -> like(month, d.getMonthValue()) + "/" + like(day, d.getDayOfMonth()));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static int fullYear(String year) {
    return year.length() == 4 ? number(year) : (number(year) < 50 ? 2000 : 1900) + number(year);
  }

  private static String year(String like, LocalDate date) {
    return like.length() == 4
        ? Integer.toString(date.getYear())
        : like(like.startsWith("0") ? like : "00", date.getYear() % 100);
  }

  /** With a leading zero where the other has one, or may have one. */
  private static String like(String digits, int number) {
    return digits.startsWith("0") && number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String ordinal(String like, int day) {
    if (like == null || like.equals(".")) {
      return like == null ? "" : like;
    }
    if (day >= 11 && day <= 13) {
      return "th";
    }
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
