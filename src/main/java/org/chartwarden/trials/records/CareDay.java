package org.chartwarden.trials.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** When what a resource tells of happened, by the day that stands in it. Pure. */
final class CareDay {

  private static final int DAY = "2024-01-31".length();

  /** Where it stands, the first that there is. */
  private static final List<String> PLACES =
      List.of(
          "/effectiveDateTime",
          "/effectivePeriod/start",
          "/effectiveInstant",
          "/onsetDateTime",
          "/onsetPeriod/start",
          "/performedDateTime",
          "/performedPeriod/start",
          "/occurrenceDateTime",
          "/authoredOn",
          "/whenHandedOver",
          "/period/start",
          "/recordedDate",
          "/date",
          "/issued",
          "/dateAsserted");

  private CareDay() {}

  /** The date or time as it is written, or empty. */
  static String written(JsonNode tree) {
    for (String place : PLACES) {
      String text = tree.at(place).asText("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** Whether it is later than a day; a year or month that holds the day is not. */
  static boolean after(JsonNode tree, LocalDate day) {
    String text = written(tree);
    String known = text.substring(0, Math.min(text.length(), DAY));
    return !known.isEmpty() && known.compareTo(day.toString().substring(0, known.length())) > 0;
  }

  /** The day, where one is told. */
  static Optional<LocalDate> of(JsonNode tree) {
    String text = written(tree);
    if (text.length() < DAY) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.substring(0, DAY)));
    } catch (DateTimeException e) {
      // What an older check let in counts as undated.
      return Optional.empty();
    }
  }
}
