package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.Assumption;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.CalculationRequest;
import org.chartwarden.calculators.intake.CalculatorEngine;
import org.chartwarden.calculators.intake.ChartCodes;
import org.chartwarden.calculators.intake.GivenInputs;
import org.chartwarden.calculators.intake.InputCandidate;
import org.chartwarden.calculators.intake.InputSource;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/** Runs a calculator on inputs that are given, and on the chart of the patient. */
@ApplicationScoped
class RunCalculatorTool implements AgentTool<RunCalculatorTool.Input> {

  record Input(
      @Describe(value = "id of the calculator, for instance ckd-epi-2021", required = true)
          String calculator,
      @Describe("logical id of the patient whose chart fills what is not given") String patient,
      @Describe("inputs by name: a number, or {value, unit}, true or false, or a word")
          ObjectNode inputs)
      implements PatientInput {}

  private static final String NAME = "run_calculator";

  /** Made when it is first asked for: its scopes need the whole vocabulary. */
  private static final class Declared {
    private static final ToolDeclaration<Input> TOOL =
        new ToolDeclaration<>(
            NAME,
            "Runs a medical calculator; inputs that are not given come from the patient's chart."
                + " Names what is missing, stale or assumed. Calculators: "
                + CalculatorCatalog.all().stream()
                    .map(c -> c.spec().id())
                    .collect(Collectors.joining(", ")),
            Input.class,
            ToolEffect.READ,
            scopes(),
            List.of(new OptionalPatientGuard()));
  }

  private final CalculatorEngine engine;

  @Inject
  RunCalculatorTool(CalculatorEngine engine) {
    this.engine = engine;
  }

  /** What the calculators of the catalogue read between them. */
  private static Set<String> scopes() {
    Set<String> scopes = new TreeSet<>(Set.of("patient/Patient.r"));
    ChartCodes.types(CalculatorCatalog.all().stream().map(Calculator::spec).toList())
        .forEach(type -> scopes.add("patient/" + type + ".rs"));
    return scopes;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return Declared.TOOL;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> compute(input, run));
  }

  private ToolOutcome compute(Input input, RunScope run) {
    Calculator calculator =
        CalculatorCatalog.find(input.calculator())
            .orElseThrow(
                () ->
                    new ToolProblem(
                        "unknown-calculator", "there is no calculator " + input.calculator()));
    GivenInputs given =
        GivenInputs.of(calculator.spec(), input.inputs() == null ? Json.object() : input.inputs());
    if (!given.problems().isEmpty()) {
      InputProblem first = given.problems().get(0);
      throw new ToolProblem(
          first.code().equals("wrong-kind") ? "bad-input" : first.code(),
          given.problems().stream().map(InputProblem::message).collect(Collectors.joining("; ")));
    }
    CalculationRequest asked = CalculationRequest.of(calculator, given.values()).at(run.now());
    CalculationReport report =
        report(input.patient() == null ? asked : asked.ofPatient(input.patientId()), run);
    ObjectNode node = Json.object().put("calculator", calculator.spec().id());
    node.put("citation", calculator.spec().references().get(0).citation());
    ObjectNode inputs = node.putObject("inputs");
    report
        .inputs()
        .forEach(i -> i.used().ifPresent(used -> inputs.set(i.spec().name(), shown(i, used))));
    list(
        node,
        "missing",
        report.missing().stream().map(CalculationReport.MissingInput::input).toList());
    list(node, "problems", report.problems().stream().map(InputProblem::message).toList());
    list(node, "assumed", report.assumptions().stream().map(Assumption::reason).toList());
    list(
        node,
        "conflicts",
        report.conflicts().stream().map(CalculationReport.Conflict::message).toList());
    node.put("computed", report.computed());
    report.result().ifPresent(result -> show(result, node));
    List<String> remarks =
        new ArrayList<>(report.result().map(CalculatorResult::remarks).orElse(List.of()));
    remarks.addAll(report.remarks());
    list(node, "remarks", remarks);
    return ToolOutcome.Result.of(node, report.evidence());
  }

  private CalculationReport report(CalculationRequest request, RunScope run) {
    try {
      return engine.run(run.access(), request);
    } catch (CalculationProblem e) {
      throw new ToolProblem(e.problems().get(0).code(), e.getMessage());
    } catch (FhirProblem e) {
      throw new ToolProblem(e.code(), e.getMessage());
    }
  }

  private static ObjectNode shown(CalculationReport.InputReport input, InputCandidate used) {
    ObjectNode node = Json.object().put("source", used.source().kind()).put("value", used.text());
    input.converted().ifPresent(value -> node.put("converted", value));
    used.time().ifPresent(time -> node.put("effective", time.text()));
    if (used.source() instanceof InputSource.Chart chart) {
      node.put("reference", chart.pointer().type() + "/" + chart.pointer().id());
    }
    if (input.stale()) {
      node.put("stale", true);
    }
    return node;
  }

  private static void show(CalculatorResult result, ObjectNode node) {
    switch (result.answer()) {
      case CalculatorResult.Decimal decimal ->
          node.put("value", decimal.value()).put("unit", decimal.unit());
      case CalculatorResult.Date date -> node.put("value", date.text());
      case CalculatorResult.WeeksAndDays duration -> node.put("value", duration.text());
      case CalculatorResult.NotComputable unknown -> node.put("unknown", unknown.because());
    }
    result.band().ifPresent(band -> node.put("interpretation", band.label()));
    list(node, "working", result.working());
  }

  private static void list(ObjectNode node, String member, List<String> items) {
    ArrayNode array = node.putArray(member);
    items.forEach(array::add);
  }

  /** Binds the patient where one is given. */
  private static final class OptionalPatientGuard implements ToolGuard {
    private final PatientBoundGuard bound = new PatientBoundGuard();

    @Override
    public String name() {
      return bound.name();
    }

    @Override
    public Optional<String> refusal(Record input, RunScope run) {
      return input instanceof Input asked && asked.patient() == null
          ? Optional.empty()
          : bound.refusal(input, run);
    }
  }
}
