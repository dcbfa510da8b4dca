package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.agent.checks.Drug;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * A medication order or statement of the chart.
 *
 * @param version where it stands
 * @param drug what is given
 * @param tree its content
 */
record ChartedMedication(ResourceVersion version, Drug drug, ObjectNode tree) {

  ObjectNode json() {
    JsonNode dosage = dosage();
    ObjectNode node = Json.object();
    node.put("reference", version.key().reference());
    node.put("text", drug.text());
    ArrayNode codes = node.putArray("codes");
    drug.codes().forEach(codes::add);
    node.put("status", tree.path("status").asText());
    node.put("dose", dose(dosage));
    node.put("route", text(dosage.path("route")));
    node.put("frequency", frequency(dosage));
    if (dosage.hasNonNull("text")) {
      node.put("dosage_text", dosage.get("text").asText());
    }
    node.put("authored_on", tree.path("authoredOn").asText(null));
    return node;
  }

  Evidence evidence() {
    String dose = dose(dosage());
    return new Evidence(
        version.pointer(),
        (version.key().type().equals("MedicationRequest") ? "Active order " : "Medication ")
            + drug.text()
            + (dose == null ? "" : ", " + dose));
  }

  private JsonNode dosage() {
    return tree.path(
            version.key().type().equals("MedicationRequest") ? "dosageInstruction" : "dosage")
        .path(0);
  }

  private static String dose(JsonNode dosage) {
    JsonNode rate = dosage.path("doseAndRate").path(0);
    JsonNode quantity = rate.path("doseQuantity");
    if (quantity.hasNonNull("value")) {
      return quantity.get("value").asText()
          + " "
          + quantity.path("unit").asText(quantity.path("code").asText(""));
    }
    JsonNode low = rate.path("doseRange").path("low");
    JsonNode high = rate.path("doseRange").path("high");
    return low.hasNonNull("value") && high.hasNonNull("value")
        ? low.get("value").asText()
            + " to "
            + high.get("value").asText()
            + " "
            + high.path("unit").asText("")
        : null;
  }

  private static String text(JsonNode concept) {
    return concept.isObject() ? ReadingParser.nameOf(concept) : null;
  }

  private static String frequency(JsonNode dosage) {
    JsonNode timing = dosage.path("timing");
    String need = dosage.path("asNeededBoolean").asBoolean(false) ? " as needed" : "";
    if (timing.path("code").isObject()) {
      return ReadingParser.nameOf(timing.get("code")) + need;
    }
    JsonNode repeat = timing.path("repeat");
    if (!repeat.hasNonNull("period")) {
      return need.isEmpty() ? null : need.strip();
    }
    return repeat.path("frequency").asText("1")
        + " time(s) every "
        + repeat.get("period").asText()
        + " "
        + repeat.path("periodUnit").asText()
        + need;
  }
}
