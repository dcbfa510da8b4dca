package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** Reads clinicalStatus and verificationStatus of conditions and allergies. */
final class ChartStatus {

  private static final Set<String> REFUTED = Set.of("refuted", "entered-in-error");
  private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");

  private ChartStatus() {}

  static boolean refuted(ObjectNode tree) {
    return REFUTED.contains(code(tree.path("verificationStatus")));
  }

  /** Active, or of no stated status and without an end. */
  static boolean active(ObjectNode tree) {
    String status = code(tree.path("clinicalStatus"));
    if (status.isEmpty()) {
      return !tree.has("abatementDateTime") && !tree.has("abatementString");
    }
    return !PAST.contains(status);
  }

  static String code(JsonNode concept) {
    return concept.path("coding").path(0).path("code").asText("");
  }

  static ObjectNode problem(ResourceVersion version) {
    ObjectNode tree = version.tree();
    ObjectNode row = Json.object();
    row.put("reference", version.key().reference());
    row.put("text", ReadingParser.nameOf(tree.path("code")));
    row.set("codes", codes(tree.path("code")));
    String status = code(tree.path("clinicalStatus"));
    row.put("clinical_status", status.isEmpty() ? "status not charted" : status);
    row.put("onset", tree.path("onsetDateTime").asText(tree.path("onsetString").asText(null)));
    row.put("recorded", tree.path("recordedDate").asText(null));
    if (tree.hasNonNull("abatementDateTime")) {
      row.put("resolved", tree.get("abatementDateTime").asText());
    }
    return row;
  }

  static ArrayNode codes(JsonNode concept) {
    ArrayNode codes = Json.array();
    for (JsonNode coding : concept.path("coding")) {
      String system = coding.path("system").asText("");
      codes.add((system.isEmpty() ? "" : system + "|") + coding.path("code").asText());
    }
    return codes;
  }
}
