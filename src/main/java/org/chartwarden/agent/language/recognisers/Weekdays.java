package org.chartwarden.agent.language.recognisers;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Days of the week, by name or usual short form. */
final class Weekdays {

  private Weekdays() {}

  static DayOfWeek of(String written) {
    String start = written.substring(0, 2).toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(start)) {
        return day;
      }
    }
    throw new IllegalArgumentException("no day of the week: " + written);
  }

  /** Midnight of the next such day after today. */
  static OffsetDateTime next(String written, OffsetDateTime now) {
    return now.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.next(of(written)));
  }

  /** Midnight of the latest such day before today. */
  static OffsetDateTime previous(String written, OffsetDateTime now) {
    return now.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previous(of(written)));
  }
}
