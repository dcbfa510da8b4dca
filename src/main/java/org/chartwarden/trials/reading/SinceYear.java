package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DayRange;

/**
 * "Sertraline since 2021": four digits that a reader of hospital notes takes for half past eight
 * and that are a year where the note tells no other time of the day.
 */
final class SinceYear {

  private static final int REACH = 40;

  private static final Pattern YEAR =
      Pattern.compile(
          "(?i)^[^.;\\n]{0,40}?\\b(?:since|from)\\s+(?:about |around |early |late |mid-?)?((?:19|20)\\d{2})\\b(?!\\s*(?:h|hrs?|hours?|am|pm)\\b)(?!:)");

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)\\b(?:[01]?\\d|2[0-3])[:.][0-5]\\d\\b(?!\\.\\d)|\\b(?:at|@)\\s?[0-2]\\d[0-5]\\d\\b");

  private SinceYear() {}

  /**
   * The year since when something is so, as its days.
   *
   * @param end where the words end that name it
   * @param written the day of the note
   */
  static Optional<DayRange> behind(String note, int end, LocalDate written) {
    Matcher year = YEAR.matcher(note.substring(end, Math.min(note.length(), end + REACH)));
    if (!year.find() || CLOCK.matcher(note).find()) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.of(Integer.parseInt(year.group(1)), 1, 1);
    return first.isAfter(written)
        ? Optional.empty()
        : Optional.of(new DayRange(first, first.plusYears(1).minusDays(1)));
  }
}
