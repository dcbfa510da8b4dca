package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.Assumption;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.platform.Json;

/** Runs a calculator on inputs that are given, and on the newest results of the chart. */
@ApplicationScoped
class RunCalculatorTool implements AgentTool<RunCalculatorTool.Input> {

  record Input(
      @Describe(value = "id of the calculator, for instance ckd-epi-2021", required = true)
          String calculator,
      @Describe("logical id of the patient whose chart fills what is not given") String patient,
      @Describe("inputs by name: a number, or {value, unit}, or a word") ObjectNode inputs)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "run_calculator",
          "Runs a medical calculator; inputs that are not given come from the patient's newest"
              + " results. Names what is missing. Calculators: "
              + CalculatorCatalog.all().stream()
                  .map(c -> c.spec().id())
                  .collect(Collectors.joining(", ")),
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Observation.rs", "patient/Patient.r"),
          List.of(new OptionalPatientGuard()));

  private final CalculatorChartInputs chart;

  @Inject
  RunCalculatorTool(CalculatorChartInputs chart) {
    this.chart = chart;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
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
    CalculatorChartInputs.Filled filled =
        chart.fill(
            calculator.spec(),
            input.inputs() == null ? Json.object() : input.inputs(),
            Optional.ofNullable(input.patient()).map(p -> input.patientId()),
            run);
    CalculatorInputs.Check check =
        CalculatorInputs.check(calculator, filled.values(), Convention.CLINICAL);
    ObjectNode node = Json.object().put("calculator", calculator.spec().id());
    node.put("citation", calculator.spec().references().get(0).citation());
    node.set("inputs", filled.shown());
    list(node, "missing", check.missing());
    list(node, "problems", check.problems().stream().map(InputProblem::message).toList());
    list(node, "assumed", check.assumptions().stream().map(Assumption::reason).toList());
    node.put("computed", check.inputs().isPresent());
    check.inputs().map(calculator::compute).ifPresent(result -> show(result, node));
    return ToolOutcome.Result.of(node, filled.evidence());
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
    list(node, "remarks", result.remarks());
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
