package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.platform.Json;

/**
 * Which part of the records of patients is wanted (FHIR R4 patient-operation-everything.html).
 *
 * @param patients logical ids; empty for all patients
 * @param types resource types; empty for all
 * @param since only what was stored at or after this instant
 * @param start first day of care as a FHIR date
 * @param end last day of care as a FHIR date
 */
public record PatientRecord(
    List<String> patients,
    List<String> types,
    Optional<Instant> since,
    Optional<String> start,
    Optional<String> end) {

  public PatientRecord {
    patients = List.copyOf(patients);
    types = List.copyOf(types);
  }

  /** Everything of one patient. */
  public static PatientRecord of(org.chartwarden.fhir.model.ResourceKey patient) {
    return new PatientRecord(
        List.of(patient.id()), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same as text, for the pages that follow. */
  String query() {
    ObjectNode query = Json.object();
    patients.forEach(query.putArray("patients")::add);
    types.forEach(query.putArray("types")::add);
    since.ifPresent(s -> query.put("since", s.toString()));
    start.ifPresent(s -> query.put("start", s));
    end.ifPresent(e -> query.put("end", e));
    return Json.write(query);
  }

  static PatientRecord of(String query) {
    JsonNode tree = Json.parseOwn(query);
    return new PatientRecord(
        texts(tree.path("patients")),
        texts(tree.path("types")),
        text(tree.path("since")).map(Instant::parse),
        text(tree.path("start")),
        text(tree.path("end")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue());
  }
}
