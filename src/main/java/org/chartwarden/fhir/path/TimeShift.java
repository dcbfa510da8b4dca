package org.chartwarden.fhir.path;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Moves dates and times by an amount of time, keeping the precision they are written with. */
final class TimeShift {

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "a", ChronoUnit.YEARS,
          "mo", ChronoUnit.MONTHS,
          "wk", ChronoUnit.WEEKS,
          "d", ChronoUnit.DAYS,
          "h", ChronoUnit.HOURS,
          "min", ChronoUnit.MINUTES,
          "s", ChronoUnit.SECONDS,
          "ms", ChronoUnit.MILLIS);
  private static final int DATE = 10;

  private TimeShift() {}

  /**
   * The moved time in the same spelling; parts finer than its precision are cut off.
   *
   * @return null when it leaves the years 1 to 9999
   */
  static String move(String text, BigDecimal amount, String unit) {
    ChronoUnit step = UNITS.get(unit);
    if (step == null) {
      throw new PathFault("'" + unit + "' is no unit of time that a date can be moved by");
    }
    // Amounts this large leave the calendar anyway.
    if (amount.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000_000L)) > 0) {
      return null;
    }
    long whole = amount.setScale(0, RoundingMode.DOWN).longValue();
    int timeAt = text.indexOf('T');
    try {
      if (timeAt < 0 && text.indexOf(':') > 0) {
        return LocalTime.parse(text)
            .plus(whole, step)
            .format(DateTimeFormatter.ofPattern("HH:mm:ss.SSS"))
            .substring(0, Math.min(text.length(), 12));
      }
      String padded =
          timeAt < 0 ? text + "0000-01-01".substring(text.length()) : text.substring(0, timeAt);
      String clock = timeAt < 0 ? "" : text.substring(timeAt + 1);
      String zone = clock.replaceFirst("^[0-9:.]*", "");
      String hours = clock.substring(0, clock.length() - zone.length());
      String full = hours + "00:00:00.000".substring(Math.min(12, hours.length()));
      LocalDateTime moved = LocalDateTime.parse(padded + "T" + full).plus(whole, step);
      if (moved.getYear() < 1 || moved.getYear() > 9999) {
        return null;
      }
      String date = moved.format(DateTimeFormatter.ofPattern("yyyy-MM-dd"));
      if (timeAt < 0) {
        return date.substring(0, Math.min(DATE, text.length()));
      }
      String time = moved.format(DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS"));
      return date + "T" + time.substring(0, Math.min(hours.length(), time.length())) + zone;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
