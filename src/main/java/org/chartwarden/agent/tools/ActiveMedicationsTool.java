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

/** The medications a patient is on: active orders and active statements. */
@ApplicationScoped
class ActiveMedicationsTool implements AgentTool<ActiveMedicationsTool.Input> {

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe("drug, brand or class in plain words") String name,
      @Describe("vocabulary id of a drug or drug class") String concept)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "active_medications",
          "Active medication orders and statements of a patient, with dose, route, frequency; optionally only a drug or class by name or vocabulary concept.",
          Input.class,
          ToolEffect.READ,
          Set.of(
              "patient/MedicationRequest.rs",
              "patient/MedicationStatement.rs",
              "patient/Medication.r"),
          Guards.READ);

  private final MedicationReader medications;

  @Inject
  ActiveMedicationsTool(MedicationReader medications) {
    this.medications = medications;
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
    List<ChartedMedication> active = medications.active(run, input.patientId());
    List<ChartedMedication> wanted = active;
    if (input.name() != null || input.concept() != null) {
      DrugFilter filter = DrugFilter.of(input.concept(), input.name());
      wanted = active.stream().filter(filter::accepts).toList();
    }
    ObjectNode node = Json.object().put("count", wanted.size());
    ArrayNode list = node.putArray("medications");
    List<Evidence> evidence = new ArrayList<>();
    for (ChartedMedication medication : wanted.stream().limit(Guards.MOST_ROWS).toList()) {
      list.add(medication.json());
      evidence.add(medication.evidence());
    }
    node.put("left_out", wanted.size() - list.size());
    node.put("active_in_all", active.size());
    return ToolOutcome.Result.of(node, evidence);
  }
}
