package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.FhirTime;

/**
 * When a row of a chart was, as the search parameters of its type see it (FHIR R4
 * search.html#date).
 */
final class ChartedTime {

  private static final List<String> MOMENTS =
      List.of("effectiveDateTime", "effectiveInstant", "whenHandedOver", "started", "authoredOn");

  private ChartedTime() {}

  /** Whether a row has a moment in a window; one that tells no time counts to all. */
  static boolean in(ChartResource row, ChartWindow window) {
    for (String element : MOMENTS) {
      Optional<FhirTime> time = time(row.tree().path(element));
      if (time.isPresent()) {
        return window.touches(time.get().start().toInstant(), time.get().end().toInstant());
      }
    }
    JsonNode period = row.tree().path("effectivePeriod");
    Optional<Instant> start = time(period.path("start")).map(time -> time.start().toInstant());
    Optional<Instant> end = time(period.path("end")).map(time -> time.end().toInstant());
    return window.touches(start.orElse(null), end.orElse(null));
  }

  private static Optional<FhirTime> time(JsonNode node) {
    return FhirTime.of(node.asText(""), ZoneOffset.UTC);
  }
}
