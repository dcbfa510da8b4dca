package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.platform.Json;

/** Fills the inputs of a calculator: what is given first, then the newest results of the chart. */
@ApplicationScoped
class CalculatorChartInputs {

  private static final int LOOK_AT = 20;

  /** Inputs with where they came from. */
  record Filled(Map<String, InputValue> values, ObjectNode shown, List<Evidence> evidence) {}

  private final Records records;
  private final ObservationReader observations;

  @Inject
  CalculatorChartInputs(Records records, ObservationReader observations) {
    this.records = records;
    this.observations = observations;
  }

  Filled fill(CalculatorSpec spec, ObjectNode given, Optional<String> patientId, RunScope run) {
    Filled filled = new Filled(new TreeMap<>(), Json.object(), new ArrayList<>());
    List<String> names = spec.inputs().stream().map(InputSpec::name).toList();
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new ToolProblem(
                    "unknown-input",
                    spec.id()
                        + " has no input \""
                        + name
                        + "\"; it has "
                        + String.join(", ", names));
              }
            });
    Optional<ResourceVersion> patient =
        patientId.flatMap(id -> records.read(run.access(), "Patient", id));
    for (InputSpec input : spec.inputs()) {
      if (given.hasNonNull(input.name())) {
        take(input, given.get(input.name()), filled);
      } else if (patient.isPresent()
          && (input.concepts().contains("age") || input.concepts().contains("sex"))) {
        person(input, patient.get(), run, filled);
      } else if (patient.isPresent() && input instanceof InputSpec.Quantity quantity) {
        result(quantity, patientId.get(), run, filled);
      }
    }
    return filled;
  }

  private static void take(InputSpec input, JsonNode value, Filled filled) {
    filled.values().put(input.name(), given(input, value));
    filled.shown().putObject(input.name()).put("source", "given").set("value", value);
  }

  private static InputValue given(InputSpec input, JsonNode value) {
    return switch (input) {
      case InputSpec.Quantity quantity when value.isNumber() ->
          InputValue.of(value.decimalValue(), "");
      case InputSpec.Quantity quantity when value.path("value").isNumber() ->
          InputValue.of(value.get("value").decimalValue(), value.path("unit").asText(""));
      case InputSpec.Choice choice when value.isTextual() -> InputValue.of(value.asText());
      case InputSpec.Flag flag when value.isBoolean() -> InputValue.of(value.asBoolean());
      case InputSpec.Day day when value.isTextual() -> date(input, value.asText());
      default -> throw badInput(input);
    };
  }

  private static InputValue date(InputSpec input, String text) {
    try {
      return InputValue.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw badInput(input);
    }
  }

  private static ToolProblem badInput(InputSpec input) {
    String wanted =
        switch (input) {
          case InputSpec.Quantity quantity -> "a number or {value, unit}";
          case InputSpec.Choice choice ->
              "one of "
                  + choice.options().stream()
                      .map(InputSpec.Option::id)
                      .collect(Collectors.joining(", "));
          case InputSpec.Flag flag -> "true or false";
          case InputSpec.Day day -> "a date as YYYY-MM-DD";
        };
    return new ToolProblem("bad-input", "\"" + input.name() + "\" must be " + wanted);
  }

  private static void person(
      InputSpec input, ResourceVersion patient, RunScope run, Filled filled) {
    ObjectNode tree = patient.tree();
    String text;
    if (input instanceof InputSpec.Choice choice) {
      text = tree.path("gender").asText("");
      if (choice.option(text).isEmpty()) {
        return;
      }
      filled.values().put(input.name(), InputValue.of(text));
    } else {
      Age age = Age.of(tree, run.now());
      if (age.years() == null) {
        return;
      }
      text = age.years().toString();
      filled.values().put(input.name(), InputValue.of(BigDecimal.valueOf(age.years()), "a"));
    }
    filled.shown().putObject(input.name()).put("source", "chart").put("value", text);
    filled.evidence().add(new Evidence(patient.pointer(), input.label() + " " + text));
  }

  private void result(InputSpec.Quantity input, String patientId, RunScope run, Filled filled) {
    Optional<Concept> concept = concept(input);
    if (concept.isEmpty()) {
      return;
    }
    ObservationRequest request =
        new ObservationRequest(patientId, concept, List.of(), null, null, null, null);
    observations.read(run, request, ObservationReader.Order.NEWEST_FIRST, LOOK_AT).values().stream()
        .filter(r -> r.value() != null && r.comparator() == null)
        .findFirst()
        .ifPresent(
            reading -> {
              String unit = reading.unit() == null ? input.unit() : reading.unit();
              filled.values().put(input.name(), InputValue.of(reading.value(), unit));
              ObjectNode shown = filled.shown().putObject(input.name()).put("source", "chart");
              shown.put("value", reading.text());
              shown.put("effective", reading.time().text());
              shown.put("reference", reading.reference());
              filled.evidence().add(reading.evidence());
            });
  }

  private static Optional<Concept> concept(InputSpec input) {
    return input.concepts().stream()
        .flatMap(id -> ClinicalVocabulary.standard().byId(id).stream())
        .findFirst();
  }
}
