package org.chartwarden.agent.tools;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A FHIR R4 date, dateTime or instant (section 2.24.0.1) as the stretch of time that it may mean.
 *
 * @param text exactly as charted
 * @param start first moment
 * @param end last moment; equal to {@code start} when a time of day is given
 */
record ChartTime(String text, OffsetDateTime start, OffsetDateTime end) {

  /** How this project writes a dateTime: seconds, and the offset with digits ({@code +00:00}). */
  static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  /** Reads a text; a date without an offset is taken in {@code offset}. */
  static Optional<ChartTime> of(String text, ZoneOffset offset) {
    try {
      return Optional.of(parse(text, offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As {@link #of}, for an argument of a tool. */
  static ChartTime argument(String member, String text, ZoneOffset offset) {
    return of(text, offset)
        .orElseThrow(
            () ->
                new ToolProblem(
                    "bad-date",
                    "\"" + member + "\" must be a FHIR date or dateTime, not \"" + text + "\""));
  }

  /** Whether any moment of it lies in the window; both ends are inclusive. */
  boolean within(OffsetDateTime from, OffsetDateTime to) {
    return (from == null || !end.isBefore(from)) && (to == null || !start.isAfter(to));
  }

  private static ChartTime parse(String text, ZoneOffset offset) {
    if (text.length() <= 10) {
      LocalDate first =
          switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text.matches("\\d{4}") ? text : "-1"), 1, 1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
          };
      LocalDate next =
          switch (text.length()) {
            case 4 -> first.plusYears(1);
            case 7 -> first.plusMonths(1);
            default -> first.plusDays(1);
          };
      return new ChartTime(
          text,
          first.atStartOfDay().atOffset(offset),
          next.atStartOfDay().atOffset(offset).minusNanos(1));
    }
    boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d$");
    OffsetDateTime moment =
        zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(offset);
    return new ChartTime(text, moment, moment);
  }
}
