package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DayRange;

/** A month with its year as notes write it: "April 2023", "Sept. 2019", "04/2022". */
final class WrittenMonths {

  private static final List<String> NAMES =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String MONTH =
      "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?,? ?((?:19|20)\\d\\d)\\b";

  private static final Pattern NAMED = Pattern.compile("(?<!\\d )(?<!\\d)\\b" + MONTH);

  private static final Pattern NUMBERED =
      Pattern.compile("(?<![/.\\d-])(0?[1-9]|1[0-2])/((?:19|20)\\d\\d)\\b");

  private static final Pattern BEHIND =
      Pattern.compile("\\A[\\s,(]{0,2}(?:in |since |from )?(?:early |mid-? ?|late )?" + MONTH);

  /** "Oct 23", "Oct '23": two figures that may be a year or a day. */
  private static final Pattern SHORT =
      Pattern.compile(
          "\\A[\\s,(]{0,2}(?:in |since |from )?(?:early |mid-? ?|late )?"
              + "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.? ?(['’])?(\\d\\d)\\b(?![-/.:]?\\d|(?:st|nd|rd|th)\\b)");

  private static final int CENTURY = 2000;
  private static final int LONGEST_MONTH = 31;

  private WrittenMonths() {}

  /**
   * The month with a year of two figures that a text begins with; empty where the figures may as
   * well be a day of another month.
   *
   * @param written the day of the note
   */
  static Optional<DayRange> shortened(String text, LocalDate written) {
    Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.find()) {
      return Optional.empty();
    }
    int month = NAMES.indexOf(matcher.group(1)) + 1;
    int number = Integer.parseInt(matcher.group(3));
    YearMonth told = YearMonth.of(CENTURY + number, month);
    boolean ahead = told.atDay(1).isAfter(written);
    boolean day = matcher.group(2) == null && number >= 1 && number <= LONGEST_MONTH;
    YearMonth last = YearMonth.of(written.getYear(), month);
    last = last.atDay(1).isAfter(written) ? last.minusYears(1) : last;
    return ahead || day && !last.equals(told) ? Optional.empty() : Optional.of(DayRange.in(told));
  }

  /** The only month of a text; empty when it has none or several. */
  static Optional<DayRange> only(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Optional<DayRange> found = Optional.empty();
    for (Pattern pattern : List.of(NAMED, NUMBERED)) {
      Matcher matcher = pattern.matcher(lower);
      while (matcher.find()) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(days(matcher));
      }
    }
    return found;
  }

  /** The month that a text begins with. */
  static Optional<DayRange> behind(String text) {
    Matcher matcher = BEHIND.matcher(text.toLowerCase(Locale.ROOT));
    return matcher.find() ? Optional.of(days(matcher)) : Optional.empty();
  }

  private static DayRange days(Matcher matcher) {
    String month = matcher.group(1);
    int number =
        Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : NAMES.indexOf(month) + 1;
    return DayRange.in(YearMonth.of(Integer.parseInt(matcher.group(2)), number));
  }
}
