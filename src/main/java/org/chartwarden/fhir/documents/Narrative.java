package org.chartwarden.fhir.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.platform.Json;

/**
 * The text of a section: a table with one line per entry, and nothing that is not in the entries.
 */
final class Narrative {

  private static final List<String> NAMES =
      List.of("code", "medicationCodeableConcept", "vaccineCode", "description", "category");
  private static final List<String> DATES =
      List.of(
          "effectiveDateTime",
          "onsetDateTime",
          "recordedDate",
          "authoredOn",
          "occurrenceDateTime",
          "performedDateTime",
          "startDate",
          "created",
          "dateTime");
  private static final List<String> STATUSES =
      List.of("clinicalStatus", "status", "lifecycleStatus");

  private final Map<String, ObjectNode> resources;

  /**
   * Of entries that may refer to others.
   *
   * @param resources what is at hand by its reference, {@code Type/id}
   */
  Narrative(Map<String, ObjectNode> resources) {
    this.resources = resources;
  }

  ObjectNode of(String title, List<ObjectNode> entries, String empty) {
    String body =
        entries.isEmpty()
            ? "<p>" + escaped(empty) + "</p>"
            : "<table><thead><tr><th>What</th><th>Value</th><th>When</th><th>Status</th></tr></thead><tbody>"
                + entries.stream().map(this::line).collect(Collectors.joining())
                + "</tbody></table>";
    return Json.object()
        .put("status", "generated")
        .put(
            "div",
            "<div xmlns=\"http://www.w3.org/1999/xhtml\"><h5>"
                + escaped(title)
                + "</h5>"
                + body
                + "</div>");
  }

  private String line(ObjectNode entry) {
    return Stream.of(name(entry), value(entry), date(entry), status(entry))
        .map(cell -> "<td>" + escaped(cell) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private String name(JsonNode entry) {
    for (String member : NAMES) {
      String text = text(entry.path(member));
      if (!text.isEmpty()) {
        return text;
      }
    }
    JsonNode medication = entry.path("medicationReference");
    String display = medication.path("display").asText("");
    String named = display.isEmpty() ? text(referred(entry, medication).path("code")) : display;
    return named.isEmpty() ? "not named" : named;
  }

  private JsonNode referred(JsonNode entry, JsonNode reference) {
    String address = reference.path("reference").asText("");
    if (address.startsWith("#")) {
      for (JsonNode contained : entry.path("contained")) {
        if (address.substring(1).equals(contained.path("id").asText())) {
          return contained;
        }
      }
    }
    return resources.containsKey(address) ? resources.get(address) : Json.object();
  }

  private static String value(JsonNode entry) {
    if (entry.has("component")) {
      List<String> parts = new ArrayList<>();
      entry.path("component").forEach(c -> parts.add(text(c.path("code")) + " " + single(c)));
      return String.join(", ", parts);
    }
    if (entry.has("dosageInstruction")) {
      return entry.path("dosageInstruction").path(0).path("text").asText("");
    }
    return single(entry);
  }

  private static String single(JsonNode holder) {
    JsonNode quantity = holder.path("valueQuantity");
    if (quantity.isObject()) {
      String unit = quantity.path("unit").asText(quantity.path("code").asText(""));
      return quantity.path("comparator").asText("")
          + quantity.path("value").asText("")
          + (unit.isEmpty() ? "" : " " + unit);
    }
    String coded = text(holder.path("valueCodeableConcept"));
    return coded.isEmpty() ? holder.path("valueString").asText("") : coded;
  }

  private static String date(JsonNode entry) {
    for (String member : DATES) {
      if (entry.path(member).isTextual()) {
        return entry.path(member).textValue();
      }
    }
    for (String period : List.of("performedPeriod", "effectivePeriod", "period")) {
      if (entry.path(period).path("start").isTextual()) {
        return entry.path(period).path("start").textValue();
      }
    }
    return "";
  }

  private static String status(JsonNode entry) {
    for (String member : STATUSES) {
      JsonNode status = entry.path(member);
      String text =
          status.isTextual()
              ? status.textValue()
              : status.path("coding").path(0).path("code").asText("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The words of a concept, a list of them or a plain text; empty when there are none. */
  static String text(JsonNode concept) {
    if (concept.isTextual()) {
      return concept.textValue();
    }
    JsonNode one = concept.isArray() ? concept.path(0) : concept;
    if (!one.path("text").asText("").isEmpty()) {
      return one.path("text").asText();
    }
    for (JsonNode coding : one.path("coding")) {
      String display = coding.path("display").asText(coding.path("code").asText(""));
      if (!display.isEmpty()) {
        return display;
      }
    }
    return "";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
