package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;

/** The allergies and intolerances of a patient. */
@ApplicationScoped
class AllergiesTool implements AgentTool<AllergiesTool.Input> {

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe("substance, drug or class in plain words") String substance)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "allergies",
          "Allergies and intolerances of a patient that are not resolved or refuted, with reactions; optionally only those to a substance or its class.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/AllergyIntolerance.rs"),
          Guards.READ);

  private final AllergyReader allergies;

  @Inject
  AllergiesTool(AllergyReader allergies) {
    this.allergies = allergies;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> answer(input, run));
  }

  private ToolOutcome answer(Input input, RunScope run) {
    List<ChartedAllergy> known = allergies.current(run, input.patientId());
    List<ChartedAllergy> wanted = known;
    if (input.substance() != null) {
      DrugFilter filter = DrugFilter.of(null, input.substance());
      wanted = known.stream().filter(filter::accepts).toList();
    }
    ObjectNode node = Json.object().put("count", wanted.stream().filter(a -> !a.none()).count());
    node.put("none_known_is_charted", known.stream().anyMatch(ChartedAllergy::none));
    node.put("charted", !known.isEmpty());
    ArrayNode list = node.putArray("allergies");
    List<Evidence> evidence = new ArrayList<>();
    for (ChartedAllergy allergy : wanted.stream().limit(Guards.MOST_ROWS).toList()) {
      if (!allergy.none()) {
        list.add(allergy.json());
      }
      evidence.add(allergy.evidence());
    }
    node.put("left_out", Math.max(0, wanted.size() - Guards.MOST_ROWS));
    return ToolOutcome.Result.of(node, evidence);
  }
}
