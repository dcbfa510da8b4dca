package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.InputCandidate;
import org.chartwarden.calculators.intake.InputSource;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/** A report as a Parameters resource (FHIR R4 parameters.html). */
final class ReportParameters {

  private static final String UCUM = "http://unitsofmeasure.org";

  private final ArrayNode parameters;

  private ReportParameters(ArrayNode parameters) {
    this.parameters = parameters;
  }

  static ObjectNode of(Calculations.Outcome outcome) {
    ObjectNode resource = Json.object().put("resourceType", "Parameters");
    ReportParameters out = new ReportParameters(resource.putArray("parameter"));
    out.report(outcome.report());
    outcome
        .resource()
        .ifPresent(
            proposed ->
                out.parameters.addObject().put("name", "proposal").set("resource", proposed));
    outcome
        .filed()
        .ifPresent(
            filed -> out.add("proposalTask").put("valueString", "/agent/tasks/" + filed.task()));
    return resource;
  }

  private ObjectNode add(String name) {
    return parameters.addObject().put("name", name);
  }

  private static ObjectNode part(ObjectNode parameter, String name) {
    ArrayNode parts =
        parameter.has("part") ? (ArrayNode) parameter.get("part") : parameter.putArray("part");
    return parts.addObject().put("name", name);
  }

  private void report(CalculationReport report) {
    add("calculator").put("valueCode", report.spec().id());
    add("version").put("valueString", report.spec().version());
    add("profile").put("valueCode", report.convention().id());
    add("timeRule").put("valueCode", report.timeRule().id());
    add("asOf").put("valueDateTime", ReportJson.of(report).path("asOf").asText());
    add("computed").put("valueBoolean", report.computed());
    report.result().ifPresent(this::result);
    report.inputs().forEach(this::input);
    for (CalculationReport.MissingInput missing : report.missing()) {
      ObjectNode parameter = add("missing");
      part(parameter, "name").put("valueString", missing.input());
      part(parameter, "reason").put("valueString", missing.reason());
      for (Code code : missing.codes()) {
        part(parameter, "code").set("valueCoding", coding(code));
      }
    }
    report
        .missingOneOf()
        .forEach(group -> add("missingOneOf").put("valueString", String.join(", ", group)));
    report
        .assumptions()
        .forEach(
            assumption -> {
              ObjectNode parameter = add("assumed");
              part(parameter, "name").put("valueString", assumption.input());
              part(parameter, "value").put("valueString", assumption.value());
              part(parameter, "reason").put("valueString", assumption.reason());
            });
    report.conflicts().forEach(c -> add("conflict").put("valueString", c.message()));
    report.problems().forEach(p -> add("problem").put("valueString", p.message()));
    report
        .result()
        .ifPresent(
            result -> {
              result.working().forEach(step -> add("working").put("valueString", step));
              result.remarks().forEach(remark -> add("remark").put("valueString", remark));
            });
    report.remarks().forEach(remark -> add("remark").put("valueString", remark));
    report
        .spec()
        .references()
        .forEach(reference -> add("reference").put("valueString", reference.citation()));
  }

  private void result(CalculatorResult result) {
    switch (result.answer()) {
      case CalculatorResult.Decimal decimal ->
          add("result").set("valueQuantity", quantity(decimal.value(), decimal.unit()));
      case CalculatorResult.Date date -> add("result").put("valueDate", date.text());
      case CalculatorResult.WeeksAndDays duration ->
          add("result").put("valueString", duration.text());
      case CalculatorResult.NotComputable unknown ->
          add("unknown").put("valueString", unknown.because());
    }
    result
        .band()
        .ifPresent(
            band -> {
              ObjectNode parameter = add("band");
              part(parameter, "label").put("valueString", band.label());
              if (!band.meaning().isEmpty()) {
                part(parameter, "meaning").put("valueString", band.meaning());
              }
            });
  }

  private static ObjectNode quantity(java.math.BigDecimal value, String unit) {
    ObjectNode quantity = Json.object().put("value", value);
    return unit.isEmpty()
        ? quantity
        : quantity.put("unit", unit).put("system", UCUM).put("code", unit);
  }

  private static ObjectNode coding(Code code) {
    return Json.object()
        .put("system", code.system())
        .put("code", code.code())
        .put("display", code.display());
  }

  private void input(CalculationReport.InputReport input) {
    ObjectNode parameter = add("input");
    part(parameter, "name").put("valueString", input.spec().name());
    JsonNode json = ReportJson.input(input);
    part(parameter, "status").put("valueCode", json.path("status").asText());
    if (input.used().isEmpty()) {
      input
          .assumed()
          .ifPresent(assumed -> part(parameter, "value").put("valueString", assumed.value()));
      return;
    }
    InputCandidate used = input.used().get();
    value(part(parameter, "value"), used.value().orElseThrow());
    part(parameter, "text").put("valueString", used.text());
    if (json.has("converted")) {
      part(parameter, "converted")
          .set(
              "valueQuantity",
              quantity(
                  json.at("/converted/value").decimalValue(), json.at("/converted/unit").asText()));
    }
    part(parameter, "source").put("valueCode", used.source().kind());
    reference(used)
        .ifPresent(
            reference ->
                part(parameter, "reference")
                    .putObject("valueReference")
                    .put("reference", reference));
    if (used.source() instanceof InputSource.Note note) {
      part(parameter, "span").put("valueString", note.span().text());
    }
    used.time().ifPresent(time -> part(parameter, "time").put("valueDateTime", time.text()));
    part(parameter, "stale").put("valueBoolean", input.stale());
    part(parameter, "rule").put("valueCode", input.rule());
    used.marks().forEach(mark -> part(parameter, "mark").put("valueString", mark));
    for (InputCandidate alternative : input.alternatives()) {
      part(parameter, "alternative")
          .put(
              "valueString",
              alternative.told()
                  + reference(alternative).map(r -> " " + r).orElse("")
                  + alternative.lost().map(reason -> ": " + reason).orElse(""));
    }
  }

  private static Optional<String> reference(InputCandidate candidate) {
    return switch (candidate.source()) {
      case InputSource.Chart chart -> Optional.of(chart.pointer().reference());
      case InputSource.Note note -> note.document().map(d -> d.reference());
      default -> Optional.empty();
    };
  }

  private static void value(ObjectNode part, InputValue value) {
    switch (value) {
      case InputValue.Measured measured ->
          part.set("valueQuantity", quantity(measured.amount().value(), measured.amount().unit()));
      case InputValue.Stated stated -> part.put("valueBoolean", stated.present());
      case InputValue.Word word -> part.put("valueString", word.word());
      case InputValue.On on -> part.put("valueDate", on.date().toString());
    }
  }
}
