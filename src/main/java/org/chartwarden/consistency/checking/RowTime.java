package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirTime;

/**
 * When a row was.
 *
 * @param wholeDay whether no time of day is known
 */
record RowTime(Optional<Instant> start, Optional<Instant> end, boolean wholeDay) {

  private static final RowTime UNKNOWN = new RowTime(Optional.empty(), Optional.empty(), false);

  /** Reads the first of some elements that is there: dateTimes, instants or Periods. */
  static RowTime of(JsonNode tree, ZoneId zone, String... elements) {
    for (String element : elements) {
      JsonNode node = tree.at("/" + element);
      RowTime time = node.isObject() ? period(node, zone) : moment(node.asText(""), zone);
      if (time != UNKNOWN) {
        return time;
      }
    }
    return UNKNOWN;
  }

  private static RowTime period(JsonNode node, ZoneId zone) {
    RowTime from = moment(node.path("start").asText(""), zone);
    RowTime until = moment(node.path("end").asText(""), zone);
    return from == UNKNOWN && until == UNKNOWN
        ? UNKNOWN
        : new RowTime(from.start, until.end, from.wholeDay || until.wholeDay);
  }

  private static RowTime moment(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return UNKNOWN;
    }
    Optional<FhirTime> time =
        FhirTime.of(text, zone.getRules().getOffset(Instant.EPOCH))
            .flatMap(
                first -> FhirTime.of(text, zone.getRules().getOffset(first.start().toInstant())));
    return time.map(
            t ->
                new RowTime(
                    Optional.of(t.start().toInstant()),
                    Optional.of(t.end().toInstant()),
                    !t.start().equals(t.end())))
        .orElse(UNKNOWN);
  }
}
