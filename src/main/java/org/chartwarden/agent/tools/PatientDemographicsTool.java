package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;

/** Who a patient is, and how old at the reference time. */
@ApplicationScoped
class PatientDemographicsTool implements AgentTool<PatientDemographicsTool.Input> {

  record Input(@Describe(value = "logical id of the patient", required = true) String patient)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "patient_demographics",
          "Name, record number, birth date, sex, age in completed years at the reference time, whether deceased, phone and address of a patient.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Patient.r"),
          Guards.READ);

  private final Records records;

  @Inject
  PatientDemographicsTool(Records records) {
    this.records = records;
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
    ResourceVersion version =
        records
            .read(run.access(), "Patient", input.patientId())
            .orElseThrow(() -> new ToolProblem("patient-not-found", "there is no such patient"));
    ObjectNode patient = version.tree();
    ObjectNode node = PatientJson.summary(version);
    Age age = Age.of(patient, run.now());
    node.put("age_years", age.years());
    node.put("age_text", age.text());
    JsonNode deceased =
        patient.path("deceasedDateTime").isTextual()
            ? patient.get("deceasedDateTime")
            : patient.path("deceasedBoolean");
    node.put("deceased", deceased.isTextual() || deceased.asBoolean(false));
    if (deceased.isTextual()) {
      node.put("deceased_at", deceased.asText());
    }
    node.put("phone", PatientJson.phone(patient));
    node.put("address", PatientJson.address(patient));
    String born = patient.path("birthDate").asText("unknown");
    return ToolOutcome.Result.of(
        node,
        List.of(
            new Evidence(
                version.pointer(),
                "Patient " + node.path("name").asText() + ", born " + born + ", " + age.text())));
  }
}
