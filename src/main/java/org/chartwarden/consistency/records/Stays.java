package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirTime;

/** Reads whether an Encounter is the stay during which something was written. */
final class Stays {

  private static final Set<String> NEVER_WAS = Set.of("cancelled", "entered-in-error", "planned");
  private static final Set<String> INPATIENT =
      Set.of("IMP", "ACUTE", "NONAC", "EMER", "OBSENC", "SS");

  /** Discharge summaries are written late. */
  private static final Duration AFTERWARDS = Duration.ofDays(3);

  private Stays() {}

  /** When a stay began; empty when it does not say. */
  static Optional<Instant> start(JsonNode encounter) {
    return Optional.ofNullable(instant(encounter.at("/period/start"), false));
  }

  static boolean wentOn(JsonNode encounter, Instant moment) {
    if (NEVER_WAS.contains(encounter.path("status").asText())) {
      return false;
    }
    Optional<Instant> start = start(encounter);
    Instant end = instant(encounter.at("/period/end"), true);
    return start.isPresent()
        && !start.get().isAfter(moment)
        && (end == null || !end.plus(AFTERWARDS).isBefore(moment));
  }

  static boolean inpatient(JsonNode encounter) {
    return INPATIENT.contains(encounter.at("/class/code").asText());
  }

  private static Instant instant(JsonNode text, boolean last) {
    return FhirTime.of(text.asText(""), ZoneOffset.UTC)
        .map(time -> (last ? time.end() : time.start()).toInstant())
        .orElse(null);
  }
}
