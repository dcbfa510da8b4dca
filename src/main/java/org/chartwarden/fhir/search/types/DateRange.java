package org.chartwarden.fhir.search.types;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a FHIR date, dateTime or instant stands for, by its precision.
 *
 * @param low first microsecond since 1970 UTC
 * @param high last microsecond since 1970 UTC, included
 */
public record DateRange(long low, long high) {

  /** A bound that is open. */
  static final long PAST = Long.MIN_VALUE;

  static final long FUTURE = Long.MAX_VALUE;

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})"
              + "(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+\\- ]\\d{2}:\\d{2})?)?)?)?");

  /**
   * Reads a date; a blank before the zone is read as the plus sign that URL decoding took away, and
   * without a zone it is UTC.
   *
   * @return empty when the text is no FHIR date
   */
  public static Optional<DateRange> of(String text) {
    Matcher m = DATE_TIME.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime start =
          LocalDateTime.of(
              number(m.group(1), 0),
              number(m.group(2), 1),
              number(m.group(3), 1),
              number(m.group(4), 0),
              number(m.group(5), 0),
              // A leap second belongs to the second before it.
              Math.min(number(m.group(6), 0), 59),
              nanos(m.group(7)));
      OffsetDateTime low = start.atOffset(zone(m.group(8)));
      long from = micros(low);
      return Optional.of(new DateRange(from, end(m, low, from)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long end(Matcher m, OffsetDateTime low, long from) {
    if (m.group(7) != null) {
      long step = 1;
      for (int digits = Math.min(m.group(7).length(), 6); digits < 6; digits++) {
        step *= 10;
      }
      return from + step - 1;
    }
    ChronoUnit unit = ChronoUnit.SECONDS;
    if (m.group(2) == null) {
      unit = ChronoUnit.YEARS;
    } else if (m.group(3) == null) {
      unit = ChronoUnit.MONTHS;
    } else if (m.group(4) == null) {
      unit = ChronoUnit.DAYS;
    } else if (m.group(6) == null) {
      unit = ChronoUnit.MINUTES;
    }
    return micros(low.plus(1, unit)) - 1;
  }

  private static int number(String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static int nanos(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  private static ZoneOffset zone(String text) {
    return text == null ? ZoneOffset.UTC : ZoneOffset.of(text.replace(' ', '+'));
  }

  private static long micros(OffsetDateTime time) {
    return Math.addExact(
        Math.multiplyExact(time.toEpochSecond(), 1_000_000L), time.getNano() / 1000);
  }
}
