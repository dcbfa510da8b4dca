package org.chartwarden.consistency.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.platform.Json;

/**
 * Whose notes are checked, and which of them.
 *
 * @param patients logical ids of the patients; empty for all
 * @param query URL-encoded search parameters of DocumentReference that a note must match; empty for
 *     all notes
 * @param since only notes that were stored at or after this instant
 */
public record Population(Optional<List<String>> patients, String query, Optional<Instant> since) {

  /** Every note of every patient. */
  public static final Population ALL = new Population(Optional.empty(), "", Optional.empty());

  public Population {
    patients = patients.map(List::copyOf);
  }

  ObjectNode json() {
    ObjectNode node = Json.object().put("query", query);
    patients.ifPresent(ids -> ids.forEach(node.putArray("patients")::add));
    since.ifPresent(s -> node.put("since", s.toString()));
    return node;
  }

  static Population of(JsonNode node) {
    Optional<List<String>> patients = Optional.empty();
    if (node.has("patients")) {
      List<String> ids = new ArrayList<>();
      node.path("patients").forEach(id -> ids.add(id.asText()));
      patients = Optional.of(ids);
    }
    return new Population(
        patients,
        node.path("query").asText(""),
        Optional.ofNullable(node.path("since").textValue()).map(Instant::parse));
  }

  ResourceScan scan() {
    return new ResourceScan("DocumentReference", patients, since);
  }
}
