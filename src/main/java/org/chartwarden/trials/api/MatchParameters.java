package org.chartwarden.trials.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.chartwarden.platform.Json;

/**
 * A report in plain JSON as a Parameters resource (FHIR R4 parameters.html): members become
 * parameters and parts of the same name, those of lists in the singular, each as often as the list
 * is long.
 */
final class MatchParameters {

  private static final Map<String, String> SINGULAR =
      Map.of(
          "trials", "trial",
          "candidates", "candidate",
          "criteria", "criterion",
          "questions", "question",
          "remarks", "remark",
          "trialRemarks", "trialRemark",
          "types", "type",
          "proposals", "proposal");

  private static final Set<String> CODES =
      Set.of("status", "state", "effect", "kind", "todo", "sex", "type", "blockedBy");
  private static final Set<String> DATES = Set.of("asOf", "noteDay");
  private static final Set<String> REFERENCES = Set.of("reference");

  private MatchParameters() {}

  static ObjectNode of(ObjectNode report) {
    ObjectNode resource = Json.object().put("resourceType", "Parameters");
    members(resource.putArray("parameter"), report);
    return resource;
  }

  private static void members(ArrayNode parameters, JsonNode object) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue().isArray()) {
        String name = SINGULAR.getOrDefault(member.getKey(), member.getKey());
        member.getValue().forEach(one -> add(parameters, name, one));
      } else {
        add(parameters, member.getKey(), member.getValue());
      }
    }
  }

  private static void add(ArrayNode parameters, String name, JsonNode value) {
    if (value.isTextual() && value.asText().isBlank() || value.isObject() && value.isEmpty()) {
      return;
    }
    ObjectNode parameter = parameters.addObject().put("name", name);
    if (name.equals("code") && value.isObject()) {
      parameter.set("valueCoding", value);
    } else if (value.isObject()) {
      members(parameter.putArray("part"), value);
    } else if (REFERENCES.contains(name)) {
      parameter.putObject("valueReference").put("reference", value.asText());
    } else {
      parameter.set(type(name, value), value);
    }
  }

  private static String type(String name, JsonNode value) {
    if (value.isBoolean()) {
      return "valueBoolean";
    }
    if (value.isIntegralNumber()) {
      return "valueInteger";
    }
    if (value.isNumber()) {
      return "valueDecimal";
    }
    if (CODES.contains(name)) {
      return "valueCode";
    }
    return DATES.contains(name) ? "valueDate" : "valueString";
  }
}
