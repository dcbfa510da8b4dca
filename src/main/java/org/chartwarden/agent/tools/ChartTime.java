package org.chartwarden.agent.tools;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirTime;

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
    return FhirTime.of(text, offset).map(t -> new ChartTime(t.text(), t.start(), t.end()));
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
}
