package org.chartwarden.cli.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chartwarden.platform.Json;

/** Collects the resources of one sample patient as PUT entries of a transaction. */
final class ChartBundle {

  private static final DateTimeFormatter FHIR_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private final String patientId;
  private final ObjectNode bundle = Json.object();
  private final ArrayNode entries;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  ChartBundle(String patientId) {
    this.patientId = patientId;
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    entries = bundle.putArray("entry");
  }

  ObjectNode bundle() {
    return bundle;
  }

  /** Adds a resource under a given id. */
  ObjectNode add(String type, String id) {
    ObjectNode entry = entries.addObject();
    ObjectNode resource = entry.putObject("resource");
    resource.put("resourceType", type).put("id", id);
    entry.putObject("request").put("method", "PUT").put("url", type + "/" + id);
    return resource;
  }

  /** Adds a resource under the next id of its kind, for instance {@code sample-01-lab-3}. */
  ObjectNode next(String type, String kind) {
    return add(type, patientId + "-" + kind + "-" + counts.merge(kind, 1, Integer::sum));
  }

  ObjectNode patientReference() {
    return Json.object().put("reference", "Patient/" + patientId);
  }

  static String time(OffsetDateTime time) {
    return FHIR_TIME.format(time);
  }

  /** A CodeableConcept with one coding. */
  static ObjectNode concept(String system, String code, String display, String text) {
    ObjectNode concept = Json.object();
    concept
        .putArray("coding")
        .addObject()
        .put("system", system)
        .put("code", code)
        .put("display", display);
    concept.put("text", text);
    return concept;
  }
}
