package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.platform.Json;

/**
 * What an import is to take in.
 *
 * @param inputs files to fetch; empty when the lines came with the request
 */
record ImportOrder(List<Input> inputs) {

  private static final int MOST_INPUTS = 10_000;

  /**
   * A file to fetch.
   *
   * @param type type of its resources; empty when the client does not say
   * @param url where it is
   */
  record Input(String type, String url) {}

  ImportOrder {
    inputs = List.copyOf(inputs);
  }

  /** Reads the JSON form: {@code {"inputFormat": …, "input": [{"type": …, "url": …}]}}. */
  static ImportOrder ofJson(JsonNode body) {
    requireFormat(body.path("inputFormat").asText(ExportParameters.NDJSON));
    List<Input> inputs = new ArrayList<>();
    for (JsonNode input : body.path("input")) {
      inputs.add(new Input(input.path("type").asText(), input.path("url").asText()));
    }
    return checked(inputs);
  }

  /** Reads a Parameters resource with {@code inputFormat} and parts of {@code input}. */
  static ImportOrder ofParameters(OperationParameters parameters) {
    requireFormat(parameters.text("inputFormat").orElse(ExportParameters.NDJSON));
    return checked(
        parameters.all().stream()
            .filter(parameter -> parameter.name().equals("input"))
            .map(OperationParameters.Parameter::parts)
            .map(parts -> new Input(parts.text("type").orElse(""), parts.text("url").orElse("")))
            .toList());
  }

  /** Reads the entries of a Parameters resource that was sent as plain JSON. */
  static ImportOrder ofParameterNodes(JsonNode parameters) {
    List<Input> inputs = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      switch (parameter.path("name").asText()) {
        case "inputFormat" -> requireFormat(value(parameter));
        case "input" -> inputs.add(new Input(part(parameter, "type"), part(parameter, "url")));
        default -> {
          // What describes the source or its storage changes nothing.
        }
      }
    }
    return checked(inputs);
  }

  private static String part(JsonNode parameter, String name) {
    for (JsonNode part : parameter.path("part")) {
      if (part.path("name").asText().equals(name)) {
        return value(part);
      }
    }
    return "";
  }

  /** The text of the one member whose name begins with {@code value}. */
  private static String value(JsonNode node) {
    return node.properties().stream()
        .filter(member -> member.getKey().startsWith("value"))
        .map(member -> member.getValue().asText())
        .findFirst()
        .orElse("");
  }

  private static void requireFormat(String format) {
    ExportParameters.requireFormat("inputFormat", format);
  }

  private static ImportOrder checked(List<Input> inputs) {
    if (inputs.isEmpty()) {
      throw new FhirProblem(
          400,
          "required",
          "missing-input",
          "an import needs at least one input with type and url, or lines of NDJSON as its body");
    }
    if (inputs.size() > MOST_INPUTS) {
      throw FhirProblem.invalid(
          "too-many-inputs", "an import takes at most " + MOST_INPUTS + " inputs");
    }
    for (Input input : inputs) {
      if (!input.type().isEmpty() && !ResourceTypes.known(input.type())) {
        throw FhirProblem.invalid(
            "unknown-type",
            "an input has the type '" + input.type() + "', which is not a FHIR R4 resource type");
      }
    }
    return new ImportOrder(inputs);
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("input");
    inputs.forEach(i -> list.addObject().put("type", i.type()).put("url", i.url()));
    return json;
  }

  static ImportOrder of(ObjectNode json) {
    List<Input> inputs = new ArrayList<>();
    json.path("input")
        .forEach(i -> inputs.add(new Input(i.path("type").asText(), i.path("url").asText())));
    return new ImportOrder(inputs);
  }
}
