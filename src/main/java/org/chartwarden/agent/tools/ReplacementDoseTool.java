package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Reads a replacement dose off a dosing table, in exact decimals. */
@ApplicationScoped
class ReplacementDoseTool implements AgentTool<ReplacementDoseTool.Input> {

  record Input(
      @Describe(value = "the result", required = true) BigDecimal value,
      @Describe("unit of the result and of the table") String unit,
      @Describe("rows of the table") List<Band> bands,
      @Describe("dose for each step below a threshold") PerStep perStep) {}

  /** A row of a dosing table; both ends belong to it unless it says otherwise. */
  record Band(
      BigDecimal low,
      Boolean lowInclusive,
      BigDecimal high,
      Boolean highInclusive,
      @Describe(value = "dose", required = true) BigDecimal dose,
      @Describe(value = "unit of the dose", required = true) String doseUnit,
      BigDecimal duration,
      String durationUnit,
      String route) {}

  /** So much for each step below a threshold, up to a target (else the threshold). */
  record PerStep(
      @Describe(value = "below this a dose is needed", required = true) BigDecimal threshold,
      @Describe(value = "size of a step", required = true) BigDecimal step,
      @Describe(value = "dose for a step", required = true) BigDecimal dosePerStep,
      @Describe(value = "unit of the dose", required = true) String doseUnit,
      @Describe("value to reach; the threshold without it") BigDecimal target) {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "replacement_dose",
          "Reads the dose for a result off a dosing table (bands, or so much per step below a threshold) in exact decimal arithmetic; says when no dose is needed.",
          Input.class,
          ToolEffect.READ,
          Set.of(),
          List.of());

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> answer(input, run));
  }

  private ToolOutcome answer(Input input, RunScope run) {
    boolean hasBands = input.bands() != null && !input.bands().isEmpty();
    if (hasBands == (input.perStep() != null)) {
      throw new ToolProblem("no-dosing-rule", "give either bands or per_step");
    }
    ObjectNode node =
        hasBands
            ? DosingBands.dose(input.value(), input.unit(), input.bands())
            : DosingSteps.dose(input.value(), input.unit(), input.perStep());
    return ToolOutcome.Result.of(node, List.of());
  }
}
