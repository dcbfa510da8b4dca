package org.chartwarden.fhir.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A FHIR R4 date, dateTime or instant (datatypes.html#dateTime) as the stretch of time that it may
 * mean.
 *
 * @param text exactly as charted
 * @param start first moment
 * @param end last moment; equal to {@code start} when a time of day is given
 */
public record FhirTime(String text, OffsetDateTime start, OffsetDateTime end) {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern ZONED = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");

  /** Reads a text; a date without an offset is taken in {@code offset}. */
  public static Optional<FhirTime> of(String text, ZoneOffset offset) {
    try {
      return Optional.of(parse(text, offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static FhirTime parse(String text, ZoneOffset offset) {
    if (text.length() <= 10) {
      LocalDate first =
          switch (text.length()) {
            case 4 -> LocalDate.parse(YEAR.matcher(text).matches() ? text + "-01-01" : text);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
          };
      LocalDate next =
          switch (text.length()) {
            case 4 -> first.plusYears(1);
            case 7 -> first.plusMonths(1);
            default -> first.plusDays(1);
          };
      return new FhirTime(
          text,
          first.atStartOfDay().atOffset(offset),
          next.atStartOfDay().atOffset(offset).minusNanos(1));
    }
    OffsetDateTime moment =
        ZONED.matcher(text).matches()
            ? OffsetDateTime.parse(text)
            : LocalDateTime.parse(text).atOffset(offset);
    return new FhirTime(text, moment, moment);
  }
}
