package org.chartwarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.chartwarden.platform.Json;

/**
 * Writes a stored R4 resource in the shape of the benchmark's order forms, which differ from R4: a
 * route is a plain string, a note is one object, a blood pressure is a string, a duration is given
 * as rate quantity in hours, and every ServiceRequest is urgent because the form has no other
 * value.
 */
final class BenchRendering {

  private static final String OLD_CATEGORY_SYSTEM = "http://hl7.org/fhir/observation-category";
  private static final Map<String, String> ROUTES = Map.of("47625008", "IV", "26643006", "oral");
  private static final Map<String, BigDecimal> UNITS_PER_HOUR =
      Map.of(
          "s", BigDecimal.valueOf(3600),
          "min", BigDecimal.valueOf(60),
          "h", BigDecimal.ONE);

  private BenchRendering() {}

  /** The body for a stored resource; types without a form come back as they are. */
  static ObjectNode render(ObjectNode stored) {
    return switch (stored.path("resourceType").asText()) {
      case "Observation" -> observation(stored);
      case "MedicationRequest" -> medication(stored);
      case "ServiceRequest" -> service(stored);
      default -> stored;
    };
  }

  private static ObjectNode observation(ObjectNode stored) {
    ObjectNode body = Json.object();
    body.put("resourceType", "Observation");
    ObjectNode category = body.putArray("category").addObject().putArray("coding").addObject();
    category.put("system", OLD_CATEGORY_SYSTEM);
    category.put("code", "vital-signs");
    category.put("display", "Vital Signs");
    body.putObject("code").set("text", stored.path("code").path("text"));
    copy(stored, body, "effectiveDateTime");
    copy(stored, body, "status");
    body.put("valueString", reading(stored));
    subject(stored, body);
    return body;
  }

  private static String reading(ObjectNode stored) {
    String systolic = component(stored, "8480-6");
    String diastolic = component(stored, "8462-4");
    if (!systolic.isEmpty() && !diastolic.isEmpty()) {
      return systolic + "/" + diastolic + " mmHg";
    }
    JsonNode quantity = stored.path("valueQuantity");
    return quantity.isObject()
        ? quantity.path("value").asText() + " " + quantity.path("unit").asText()
        : stored.path("valueString").asText();
  }

  private static String component(ObjectNode stored, String loinc) {
    for (JsonNode component : stored.path("component")) {
      for (JsonNode coding : component.path("code").path("coding")) {
        if (coding.path("code").asText().equals(loinc)) {
          return component.path("valueQuantity").path("value").asText();
        }
      }
    }
    return "";
  }

  private static ObjectNode medication(ObjectNode stored) {
    ObjectNode body = Json.object();
    body.put("resourceType", "MedicationRequest");
    copy(stored, body, "medicationCodeableConcept");
    copy(stored, body, "authoredOn");
    ArrayNode instructions = body.putArray("dosageInstruction");
    for (JsonNode dosage : stored.path("dosageInstruction")) {
      dosage(dosage, instructions.addObject());
    }
    copy(stored, body, "status");
    copy(stored, body, "intent");
    subject(stored, body);
    return body;
  }

  private static void dosage(JsonNode stored, ObjectNode body) {
    body.put("route", route(stored.path("route")));
    ObjectNode dose = body.putArray("doseAndRate").addObject();
    JsonNode quantity = stored.path("doseAndRate").path(0).path("doseQuantity");
    if (quantity.isObject()) {
      dose.set("doseQuantity", amount(quantity.get("value"), quantity.path("unit").asText()));
    }
    JsonNode repeat = stored.path("timing").path("repeat");
    BigDecimal perHour = UNITS_PER_HOUR.get(repeat.path("durationUnit").asText());
    if (repeat.path("duration").isNumber() && perHour != null) {
      BigDecimal hours =
          repeat.path("duration").decimalValue().divide(perHour, MathContext.DECIMAL64);
      dose.set("rateQuantity", amount(Json.object().numberNode(hours), "h"));
    }
  }

  private static String route(JsonNode route) {
    for (JsonNode coding : route.path("coding")) {
      String known = ROUTES.get(coding.path("code").asText());
      if (known != null) {
        return known;
      }
    }
    return route.path("text").asText();
  }

  private static ObjectNode amount(JsonNode value, String unit) {
    ObjectNode amount = Json.object();
    amount.set("value", value);
    amount.put("unit", unit);
    return amount;
  }

  private static ObjectNode service(ObjectNode stored) {
    ObjectNode body = Json.object();
    body.put("resourceType", "ServiceRequest");
    copy(stored, body, "code");
    copy(stored, body, "authoredOn");
    copy(stored, body, "status");
    copy(stored, body, "intent");
    body.put("priority", "stat");
    subject(stored, body);
    if (stored.path("note").has(0)) {
      StringBuilder text = new StringBuilder();
      for (JsonNode note : stored.path("note")) {
        text.append(text.isEmpty() ? "" : "\n").append(note.path("text").asText());
      }
      body.putObject("note").put("text", text.toString());
    }
    copy(stored, body, "occurrenceDateTime");
    return body;
  }

  private static void subject(ObjectNode stored, ObjectNode body) {
    body.putObject("subject").set("reference", stored.path("subject").path("reference"));
  }

  private static void copy(ObjectNode from, ObjectNode to, String member) {
    if (from.has(member)) {
      to.set(member, from.get(member));
    }
  }
}
