package org.chartwarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.cli.http.LocalServer;

/** Reads the chart from the server with the two requests that the benchmark's grader uses. */
final class ChartReader {

  private final LocalServer server;

  ChartReader(LocalServer server) {
    this.server = server;
  }

  /**
   * One charted value.
   *
   * @param time as an instant with offset
   * @param charted the time exactly as the server delivers it
   * @param value the number exactly as the server delivers it
   */
  record Reading(OffsetDateTime time, String charted, JsonNode value) {}

  /** Readings of a code, in the order of the server. */
  List<Reading> readings(String mrn, String code) {
    JsonNode bundle =
        server
            .get("/fhir/Observation?patient=" + mrn + "&code=" + code + "&_count=5000&_format=json")
            .body();
    List<Reading> readings = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode observation = entry.path("resource");
      String charted = observation.path("effectiveDateTime").asText();
      readings.add(
          new Reading(
              OffsetDateTime.parse(charted),
              charted,
              observation.path("valueQuantity").path("value")));
    }
    return readings;
  }

  /** The latest reading; on equal times the first one that the server returned. */
  Optional<Reading> latest(String mrn, String code) {
    return newest(readings(mrn, code));
  }

  /** The latest reading of the 24 hours before {@code now}, the first moment included. */
  Optional<Reading> latestOfDay(String mrn, String code, OffsetDateTime now) {
    return newest(ofDay(mrn, code, now));
  }

  List<Reading> ofDay(String mrn, String code, OffsetDateTime now) {
    OffsetDateTime from = now.minusHours(24);
    return readings(mrn, code).stream().filter(r -> !r.time().isBefore(from)).toList();
  }

  LocalDate birthDate(String mrn) {
    return LocalDate.parse(
        server
            .get("/fhir/Patient?identifier=" + mrn + "&_format=json")
            .body()
            .path("entry")
            .path(0)
            .path("resource")
            .path("birthDate")
            .asText());
  }

  private static Optional<Reading> newest(List<Reading> readings) {
    // max() of a stream keeps the last of equals; reversing makes that the first one returned.
    List<Reading> reversed = new ArrayList<>(readings);
    java.util.Collections.reverse(reversed);
    return reversed.stream().max(Comparator.comparing(Reading::time));
  }
}
