package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.platform.Json;

/**
 * {@code $calculate} on a Patient and on the system: runs a calculator on what is given, charted
 * and noted, and answers Parameters with the way to the result.
 */
@ApplicationScoped
class CalculateOperation implements FhirOperation {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final List<String> TEXTS =
      List.of("encounter", "note", "noteReference", "asOf", "timeRule", "profile", "model");

  private final Calculations calculations;

  @Inject
  CalculateOperation(Calculations calculations) {
    this.calculations = calculations;
  }

  @Override
  public String definition() {
    return "calculate";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    try {
      OperationParameters given = call.parameters();
      Calculator calculator = Calculations.require(given.text("calculator").orElseThrow());
      ObjectNode body = body(call);
      if (body.path("propose").asBoolean() && !call.method().equals("POST")) {
        throw CalculationProblem.of(
            400, "propose", "post-needed", "a proposal is filed by POST, not by " + call.method());
      }
      return OperationAnswer.resource(
          ReportParameters.of(calculations.run(call.who(), calculator, body)));
    } catch (CalculationProblem e) {
      throw new FhirProblem(
          e.status(), e.problems().stream().map(p -> issue(e.status(), p)).toList());
    }
  }

  private static FhirIssue issue(int status, InputProblem problem) {
    String type =
        switch (status) {
          case 403 -> "forbidden";
          case 404 -> "not-found";
          case 410 -> "deleted";
          case 413 -> "too-long";
          case 422 -> "business-rule";
          default -> "invalid";
        };
    String prefix = "inputs.";
    String field = problem.input();
    String expression =
        field.startsWith(prefix)
            ? "Parameters.parameter.where(name='input').part.where(value='"
                + field.substring(prefix.length()).replace("'", "")
                + "')"
            : "Parameters.parameter.where(name='" + field.replace("'", "") + "')";
    return new FhirIssue("error", type, problem.code(), problem.message(), expression);
  }

  /** The parameters as the body of a request to {@code /calculators/{id}}. */
  private static ObjectNode body(OperationCall call) {
    OperationParameters given = call.parameters();
    ObjectNode body = Json.object();
    for (String name : TEXTS) {
      text(given, name).ifPresent(value -> body.put(name, value));
    }
    call.key()
        .map(key -> key.reference())
        .or(() -> text(given, "patient"))
        .ifPresent(patient -> body.put("patient", patient));
    if (call.key().isPresent() && given.has("patient")) {
      throw CalculationProblem.of(
          400, "patient", "patient-given-twice", "the address names the patient already");
    }
    if (given.has("propose")) {
      body.put("propose", given.flag("propose"));
    }
    ObjectNode inputs = body.putObject("inputs");
    List<InputProblem> problems = new ArrayList<>();
    for (OperationParameters.Parameter input : given.named("input")) {
      String name = input.parts().text("name").orElse("");
      Optional<JsonNode> value = input.parts().value("value");
      if (name.isEmpty() || value.isEmpty()) {
        problems.add(
            new InputProblem(
                "input", "bad-parameter", "the parameter 'input' has the parts name and value"));
      } else if (inputs.has(name)) {
        problems.add(
            new InputProblem(
                "inputs." + name,
                "input-given-twice",
                "the input \"" + name + "\" is given twice"));
      } else {
        inputs.set(name, plain(value.get()));
      }
    }
    if (!problems.isEmpty()) {
      throw new CalculationProblem(400, problems);
    }
    return body;
  }

  /** Text of a primitive or of a Reference. */
  private static Optional<String> text(OperationParameters given, String name) {
    return given
        .value(name)
        .map(value -> value.isObject() ? value.path("reference").asText("") : value.asText())
        .filter(text -> !text.isBlank());
  }

  /** A FHIR value as an input is given in plain JSON. */
  private static JsonNode plain(JsonNode value) {
    if (value.has("coding") || value.has("text")) {
      JsonNode coding = value.path("coding").path(0);
      return Json.array()
          .add(
              value
                  .path("text")
                  .asText(coding.path("display").asText(coding.path("code").asText())))
          .get(0);
    }
    if (!value.has("value")) {
      return value.has("code") ? value.get("code") : value;
    }
    boolean coded = UCUM.equals(value.path("system").asText()) && value.hasNonNull("code");
    ObjectNode quantity = Json.object();
    quantity.set("value", value.get("value"));
    String unit = coded ? value.get("code").asText() : value.path("unit").asText("");
    quantity.put("unit", unit.isEmpty() ? value.path("code").asText("") : unit);
    if (value.has("comparator")) {
      quantity.set("comparator", value.get("comparator"));
    }
    return quantity;
  }
}
