package org.chartwarden.fhir.operations.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.terminology.CodeVerdict;
import org.chartwarden.fhir.terminology.systems.ConceptProperty;
import org.chartwarden.fhir.terminology.systems.Designation;
import org.chartwarden.platform.Json;

/** A Parameters resource under construction, or the parts of one of its parameters. */
final class Answers {

  private final ArrayNode entries;

  private Answers(ArrayNode entries) {
    this.entries = entries;
  }

  static Answers parameters() {
    return new Answers(Json.array());
  }

  Answers add(String name, String member, JsonNode value) {
    entries.addObject().put("name", name).set(member, value);
    return this;
  }

  Answers text(String name, String member, String value) {
    if (value != null && !value.isEmpty()) {
      entries.addObject().put("name", name).put(member, value);
    }
    return this;
  }

  Answers flag(String name, boolean value) {
    entries.addObject().put("name", name).put("valueBoolean", value);
    return this;
  }

  Answers parts(String name) {
    return new Answers(entries.addObject().put("name", name).putArray("part"));
  }

  OperationAnswer answer() {
    ObjectNode parameters = Json.object().put("resourceType", "Parameters");
    parameters.set("parameter", entries);
    return OperationAnswer.resource(parameters);
  }

  /** A designation as parts. */
  Answers designation(Designation designation) {
    Answers parts = parts("designation");
    parts.text("language", "valueCode", designation.language());
    if (!designation.useCode().isEmpty()) {
      parts.add(
          "use",
          "valueCoding",
          coding(designation.useSystem(), "", designation.useCode(), designation.useDisplay()));
    }
    parts.text("value", "valueString", designation.value());
    return this;
  }

  /** A property as parts. */
  Answers property(ConceptProperty property, String description) {
    Answers parts = parts("property");
    parts.text("code", "valueCode", property.code());
    switch (property.type()) {
      case "Coding" ->
          parts.add(
              "value",
              "valueCoding",
              coding(property.system(), "", property.value(), property.display()));
      case "code" -> parts.text("value", "valueCode", property.value());
      case "boolean" -> parts.flag("value", property.value().equals("true"));
      case "integer", "decimal" -> parts.number("value", property);
      case "dateTime" -> parts.text("value", "valueDateTime", property.value());
      default -> parts.text("value", "valueString", property.value());
    }
    parts.text("description", "valueString", description);
    return this;
  }

  /** A number keeps its digits; what is none goes as text. */
  private void number(String name, ConceptProperty property) {
    String text = property.value();
    if (property.type().equals("integer") && text.matches("-?\\d{1,9}")) {
      add(name, "valueInteger", Json.object().numberNode(Integer.parseInt(text)));
    } else if (text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
      add(name, "valueDecimal", Json.parseOwn(text));
    } else {
      text(name, "valueString", text);
    }
  }

  static ObjectNode coding(String system, String version, String code, String display) {
    ObjectNode coding = Json.object();
    put(coding, "system", system);
    put(coding, "version", version);
    put(coding, "code", code);
    put(coding, "display", display);
    return coding;
  }

  static void put(ObjectNode node, String name, String value) {
    if (value != null && !value.isEmpty()) {
      node.put(name, value);
    }
  }

  /** The answer of {@code $validate-code}. */
  static OperationAnswer of(CodeVerdict verdict) {
    Answers answers = parameters().flag("result", verdict.valid());
    answers.text("message", "valueString", verdict.message());
    answers.text("display", "valueString", verdict.display());
    answers.text("code", "valueCode", verdict.question().code());
    answers.text("system", "valueUri", verdict.question().system());
    answers.text("version", "valueString", verdict.version());
    if (verdict.inactive()) {
      answers.flag("inactive", true);
    }
    if (!verdict.valid()) {
      boolean unknown = verdict.status() == CodeVerdict.Status.UNKNOWN;
      FhirIssue issue =
          new FhirIssue(
              unknown ? "warning" : "error",
              unknown ? "not-found" : "code-invalid",
              verdict.code(),
              verdict.message(),
              "");
      answers
          .entries
          .addObject()
          .put("name", "issues")
          .set("resource", OperationOutcomes.of(List.of(issue)));
    }
    return answers.answer();
  }
}
