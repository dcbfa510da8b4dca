package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.platform.Json;

/** The JSON Schema (2020-12) of a request to a calculator. */
final class RequestSchema {

  private RequestSchema() {}

  static ObjectNode of(CalculatorSpec spec) {
    ObjectNode schema = Json.object();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", spec.name());
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode members = schema.putObject("properties");
    ObjectNode inputs = members.putObject("inputs");
    inputs.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = inputs.putObject("properties");
    spec.inputs().forEach(input -> properties.set(input.name(), input(input)));
    text(members, "patient", "Patient/id: its chart fills what is not given.");
    text(members, "encounter", "Encounter/id of that patient.");
    text(members, "note", "A note that fills what is neither given nor charted.");
    text(members, "noteReference", "DocumentReference/id or DiagnosticReport/id of a note.");
    text(members, "asOf", "FHIR date or dateTime; nothing later counts.");
    choice(members, "timeRule", CalculatorDescription.timeRules(spec));
    choice(members, "profile", Arrays.stream(Convention.values()).map(Convention::id).toList());
    text(members, "model", "Configured model that reads the note; without it no model does.");
    members
        .putObject("propose")
        .put("type", "boolean")
        .put("description", "File the result as a change that waits for a person.");
    return schema;
  }

  private static void text(ObjectNode members, String name, String description) {
    members.putObject(name).put("type", "string").put("description", description);
  }

  private static void choice(ObjectNode members, String name, List<String> values) {
    ArrayNode allowed = members.putObject(name).put("type", "string").putArray("enum");
    values.forEach(allowed::add);
  }

  private static ObjectNode input(InputSpec input) {
    ObjectNode node = Json.object().put("title", input.label());
    switch (input) {
      case InputSpec.Quantity quantity -> {
        ArrayNode forms = node.putArray("anyOf");
        forms
            .addObject()
            .put("type", "number")
            .put("description", "in " + quantity.unit())
            .put("minimum", quantity.low())
            .put("maximum", quantity.high());
        ObjectNode object = forms.addObject().put("type", "object");
        object.put("additionalProperties", false);
        object.putArray("required").add("value");
        ObjectNode members = object.putObject("properties");
        members.putObject("value").put("type", "number");
        members.putObject("unit").put("type", "string");
        forms.addObject().put("type", "string").put("description", "such as \"1.2 mg/dL\"");
      }
      case InputSpec.Flag flag -> node.put("type", "boolean");
      case InputSpec.Choice choice -> {
        ArrayNode allowed = node.put("type", "string").putArray("enum");
        choice.options().forEach(option -> allowed.add(option.id()));
      }
      case InputSpec.Day day -> node.put("type", "string").put("format", "date");
    }
    return node;
  }
}
