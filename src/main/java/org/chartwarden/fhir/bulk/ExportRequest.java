package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.fhir.gateway.SnapshotWish;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.platform.Json;

/**
 * What an export is to hold.
 *
 * @param types types wanted; empty for all
 * @param filters search queries by type, of which one must match
 * @param elements elements wanted, {@code name} or {@code Type.name}; empty for all
 * @param since only changes after it
 * @param until only what was last changed at or before it
 * @param patients present: only data of patients, of these where the set is not empty
 * @param empty nothing is wanted, for instance from a group without members
 */
record ExportRequest(
    List<String> types,
    Map<String, List<String>> filters,
    List<String> elements,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Set<String>> patients,
    boolean empty) {

  ExportRequest {
    types = List.copyOf(types);
    filters = Map.copyOf(filters);
    elements = List.copyOf(elements);
    patients = patients.map(TreeSet::new);
  }

  SnapshotWish wish() {
    List<String> wanted =
        empty ? List.of() : types.isEmpty() ? List.copyOf(ResourceTypes.names()) : types;
    return new SnapshotWish(wanted, filters, patients, since, until);
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("empty", empty);
    texts(json.putArray("types"), types);
    ObjectNode byType = json.putObject("filters");
    filters.forEach((type, list) -> texts(byType.putArray(type), list));
    texts(json.putArray("elements"), elements);
    since.ifPresent(instant -> json.put("since", instant.toString()));
    until.ifPresent(instant -> json.put("until", instant.toString()));
    patients.ifPresent(ids -> texts(json.putArray("patients"), ids));
    return json;
  }

  static ExportRequest of(ObjectNode json) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    json.path("filters").properties().forEach(e -> filters.put(e.getKey(), texts(e.getValue())));
    return new ExportRequest(
        texts(json.path("types")),
        filters,
        texts(json.path("elements")),
        instant(json.path("since")),
        instant(json.path("until")),
        json.has("patients")
            ? Optional.of(new TreeSet<>(texts(json.path("patients"))))
            : Optional.empty(),
        json.path("empty").asBoolean());
  }

  private static void texts(ArrayNode array, Iterable<String> texts) {
    texts.forEach(array::add);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<Instant> instant(JsonNode text) {
    return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
  }
}
