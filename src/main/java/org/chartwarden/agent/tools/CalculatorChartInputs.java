package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.platform.Json;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;

/** Fills the inputs of a calculator: what is given first, then the newest results of the chart. */
@ApplicationScoped
class CalculatorChartInputs {

  private static final int LOOK_AT = 20;

  /** Inputs with where they came from. */
  record Filled(
      Map<String, Amount> amounts,
      Map<String, String> choices,
      Map<String, Substance> substances,
      ObjectNode shown,
      List<Evidence> evidence) {}

  private final Records records;
  private final ObservationReader observations;

  @Inject
  CalculatorChartInputs(Records records, ObservationReader observations) {
    this.records = records;
    this.observations = observations;
  }

  Filled fill(CalculatorSpec spec, ObjectNode given, Optional<String> patientId, RunScope run) {
    Filled filled =
        new Filled(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Json.object(), new ArrayList<>());
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
      concept(input)
          .ifPresent(
              c ->
                  filled
                      .substances()
                      .put(input.name(), Substance.of(c.molarMass(), c.ionCharge())));
      if (given.hasNonNull(input.name())) {
        take(input, given.get(input.name()), filled);
      } else if (patient.isPresent()
          && ("age".equals(input.concept()) || "sex".equals(input.concept()))) {
        person(input, patient.get(), run, filled);
      } else if (patient.isPresent()) {
        result(input, patientId.get(), run, filled);
      }
    }
    return filled;
  }

  private static void take(InputSpec input, JsonNode value, Filled filled) {
    if (input.isChoice() && value.isTextual()) {
      filled.choices().put(input.name(), value.asText());
    } else if (value.isNumber() && !input.isChoice()) {
      filled.amounts().put(input.name(), new Amount(value.decimalValue(), input.unit()));
    } else if (value.path("value").isNumber() && !input.isChoice()) {
      String unit = value.path("unit").asText(input.unit());
      filled.amounts().put(input.name(), new Amount(value.get("value").decimalValue(), unit));
    } else {
      throw new ToolProblem(
          "bad-input",
          "\""
              + input.name()
              + "\" must be "
              + (input.isChoice()
                  ? "one of " + String.join(", ", input.choices())
                  : "a number or {value, unit}"));
    }
    filled.shown().putObject(input.name()).put("source", "given").set("value", value);
  }

  private static void person(
      InputSpec input, ResourceVersion patient, RunScope run, Filled filled) {
    ObjectNode tree = patient.tree();
    String text;
    if (input.isChoice()) {
      text = tree.path("gender").asText("");
      if (!input.choices().contains(text)) {
        return;
      }
      filled.choices().put(input.name(), text);
    } else {
      Age age = Age.of(tree, run.now());
      if (age.years() == null) {
        return;
      }
      text = age.years().toString();
      filled.amounts().put(input.name(), new Amount(BigDecimal.valueOf(age.years()), "a"));
    }
    filled.shown().putObject(input.name()).put("source", "chart").put("value", text);
    filled.evidence().add(new Evidence(patient.pointer(), input.label() + " " + text));
  }

  private void result(InputSpec input, String patientId, RunScope run, Filled filled) {
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
              filled.amounts().put(input.name(), new Amount(reading.value(), unit));
              ObjectNode shown = filled.shown().putObject(input.name()).put("source", "chart");
              shown.put("value", reading.text());
              shown.put("effective", reading.time().text());
              shown.put("reference", reading.reference());
              filled.evidence().add(reading.evidence());
            });
  }

  private static Optional<Concept> concept(InputSpec input) {
    return input.concept() == null
        ? Optional.empty()
        : ClinicalVocabulary.standard().byId(input.concept());
  }
}
