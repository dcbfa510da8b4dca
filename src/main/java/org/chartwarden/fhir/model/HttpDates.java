package org.chartwarden.fhir.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** Dates as HTTP writes them, RFC 9110, section 5.6.7. */
public final class HttpDates {

  private static final DateTimeFormatter PREFERRED = pattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'");

  /** All three forms that a recipient must understand. */
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          PREFERRED,
          pattern("EEE, d MMM yyyy HH:mm:ss 'GMT'"),
          twoDigitYears(),
          pattern("EEE MMM ppd HH:mm:ss yyyy"));

  private HttpDates() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** The form of RFC 850; years that would lie far ahead are of the last century. */
  private static DateTimeFormatter twoDigitYears() {
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }

  public static String of(Instant instant) {
    return PREFERRED.format(instant);
  }

  /**
   * Reads a date, to the second.
   *
   * @throws FhirProblem 400 naming the header when it is no HTTP date
   */
  public static Instant parse(String header, String value) {
    for (DateTimeFormatter form : FORMS) {
      try {
        return Instant.from(form.parse(value.strip()));
      } catch (DateTimeException next) {
        // The next form may fit.
      }
    }
    throw FhirProblem.invalid(
        "bad-http-date",
        header + " must be a date such as 'Tue, 06 Jan 2026 08:00:00 GMT', not '" + value + "'");
  }
}
