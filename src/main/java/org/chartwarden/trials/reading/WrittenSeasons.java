package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DayRange;

/**
 * "Last winter", "this spring", "last year", "at Christmas": seasons are those of the northern
 * hemisphere.
 */
final class WrittenSeasons {

  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)\\A[\\s,(]{0,2}(?:in |since |over |at |during )?(?:the )?(?:early |late |earlier |back )?"
              + "(?:(last|this|past) (spring|summer|autumn|fall|winter|christmas|easter|year)|(christmas|easter))\\b(?! (?:day|time|visit))");

  private static final Map<String, Month> FIRST =
      Map.of(
          "spring", Month.MARCH,
          "summer", Month.JUNE,
          "autumn", Month.SEPTEMBER,
          "fall", Month.SEPTEMBER,
          "winter", Month.DECEMBER,
          "christmas", Month.DECEMBER,
          "easter", Month.MARCH);

  /** Months of a season. */
  private static final int LENGTH = 3;

  private WrittenSeasons() {}

  /**
   * The season or year that a text begins with.
   *
   * @param written the day of the note
   */
  static Optional<DayRange> behind(String text, LocalDate written) {
    Matcher matcher = BEHIND.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name =
        (matcher.group(2) == null ? matcher.group(3) : matcher.group(2))
            .toLowerCase(java.util.Locale.ROOT);
    boolean present = "this".equalsIgnoreCase(matcher.group(1));
    if (name.equals("year")) {
      return Optional.of(
          present
              ? new DayRange(written.withDayOfYear(1), written)
              : DayRange.in(written.getYear() - 1));
    }
    int length = name.equals("christmas") ? 1 : name.equals("easter") ? 2 : LENGTH;
    YearMonth first = YearMonth.of(written.getYear(), FIRST.get(name));
    LocalDate last = first.plusMonths(length - 1L).atEndOfMonth();
    boolean over = present ? !first.atDay(1).isAfter(written) : !last.isAfter(written);
    if (!over) {
      first = first.minusYears(1);
      last = first.plusMonths(length - 1L).atEndOfMonth();
    }
    return Optional.of(new DayRange(first.atDay(1), last.isAfter(written) ? written : last));
  }
}
