package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;

/** Proposes to stop one active medication order of the patient; the order itself stays. */
@ApplicationScoped
class StopMedicationTool implements AgentTool<StopMedicationTool.Input> {

  private static final String TYPE = "MedicationRequest";

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe("drug, brand or class in plain words") String medication,
      @Describe("vocabulary id of the drug") String concept,
      @Describe("reference of the order, MedicationRequest/ and its id") String reference,
      @Describe(value = "why, in one sentence", required = true) String reason)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "stop_medication",
          "Proposes to stop one active medication order of the patient, named by drug or by"
              + " reference; fails when none or several fit.",
          Input.class,
          ToolEffect.PROPOSE,
          Set.of(
              "patient/MedicationRequest.rus",
              "patient/MedicationStatement.rs",
              "patient/Medication.r"),
          Guards.PROPOSE);

  private final Records records;
  private final MedicationReader medications;

  @Inject
  StopMedicationTool(Records records, MedicationReader medications) {
    this.records = records;
    this.medications = medications;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> propose(input, run));
  }

  private ToolOutcome propose(Input input, RunScope run) {
    ChartedMedication order =
        input.reference() == null ? named(input, run) : referenced(input, run);
    ResourceVersion version = order.version();
    ObjectNode stopped = version.tree();
    stopped.put("status", "stopped");
    stopped.putObject("statusReason").put("text", input.reason());
    if (stopped.path("meta") instanceof ObjectNode meta) {
      // The store gives the new version its own number and time.
      meta.remove(List.of("versionId", "lastUpdated"));
      if (meta.isEmpty()) {
        stopped.remove("meta");
      }
    }
    List<Evidence> evidence = List.of(order.evidence());
    return OrderParts.outcome(
        new ProposedChange(
            "PUT",
            version.key().reference(),
            stopped,
            version.version(),
            input.reason(),
            List.of(),
            evidence));
  }

  private ChartedMedication named(Input input, RunScope run) {
    if (input.medication() == null && input.concept() == null) {
      throw new ToolProblem("no-medication-named", "give medication, concept or reference");
    }
    DrugFilter filter = DrugFilter.of(input.concept(), input.medication());
    List<ChartedMedication> fitting =
        medications.active(run, input.patientId()).stream()
            .filter(m -> m.version().key().type().equals(TYPE))
            .filter(filter::accepts)
            .toList();
    if (fitting.isEmpty()) {
      throw new ToolProblem("no-such-order", "the patient has no active order of that drug");
    }
    if (fitting.size() > 1) {
      List<String> names =
          fitting.stream()
              .limit(10)
              .map(m -> m.version().key().reference() + " (" + m.drug().text() + ")")
              .toList();
      throw new ToolProblem(
          "ambiguous-order",
          fitting.size()
              + " active orders fit: "
              + String.join(", ", names)
              + "; give a reference");
    }
    return fitting.get(0);
  }

  private ChartedMedication referenced(Input input, RunScope run) {
    String id =
        input.reference().replaceFirst("^" + TYPE + "/", "").replaceFirst("/_history.*", "");
    ResourceVersion version =
        records
            .read(run.access(), TYPE, id)
            .orElseThrow(
                () -> new ToolProblem("no-such-order", input.reference() + " does not exist"));
    ObjectNode tree = version.tree();
    ChartSnapshotReader.requirePatient(tree, input.patientId(), input.reference());
    String status = tree.path("status").asText();
    if (!status.equals("active") && !status.equals("on-hold")) {
      throw new ToolProblem("order-not-active", input.reference() + " is " + status + " already");
    }
    return medications.charted(version, tree, run);
  }
}
