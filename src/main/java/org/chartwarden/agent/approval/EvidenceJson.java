package org.chartwarden.agent.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;

/** Evidence and warnings as JSON, in the one shape that tables and API share. */
public final class EvidenceJson {

  private EvidenceJson() {}

  /** {@code [{"reference": "Observation/1/_history/2", "text": "..."}]}, without doubles. */
  public static ArrayNode of(Iterable<Evidence> evidence) {
    ArrayNode array = Json.array();
    List<ObjectNode> seen = new ArrayList<>();
    for (Evidence fact : evidence) {
      ObjectNode node = Json.object();
      node.put("reference", fact.source().reference());
      if (!fact.source().path().isEmpty()) {
        node.put("path", fact.source().path());
      }
      node.put("text", fact.text());
      if (!seen.contains(node)) {
        seen.add(node);
        array.add(node);
      }
    }
    return array;
  }

  /** {@code [{"code", "severity", "message", "evidence"}]}. */
  public static ArrayNode ofWarnings(Iterable<ChangeWarning> warnings) {
    ArrayNode array = Json.array();
    for (ChangeWarning warning : warnings) {
      ObjectNode node = array.addObject();
      node.put("code", warning.code());
      node.put("severity", warning.severity().name().toLowerCase(Locale.ROOT));
      node.put("message", warning.message());
      node.set("evidence", of(warning.evidence()));
    }
    return array;
  }

  /** Whether one of the warnings is above info. */
  static boolean holds(JsonNode warnings) {
    for (JsonNode warning : warnings) {
      if (!"info".equals(warning.path("severity").asText())) {
        return true;
      }
    }
    return false;
  }
}
