package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.checks.AllergyFact;
import org.chartwarden.agent.checks.BasedOn;
import org.chartwarden.agent.checks.ChartSnapshot;
import org.chartwarden.agent.checks.LabFact;
import org.chartwarden.agent.checks.MedicationFact;
import org.chartwarden.agent.checks.PendingTest;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.units.UnitProblem;

/** Reads what the checks may know of a patient. */
@ApplicationScoped
class ChartSnapshotReader {

  /** Scopes for what the checks of an order read. */
  static final Set<String> SCOPES =
      Set.of(
          "patient/Patient.r",
          "patient/Observation.rs",
          "patient/MedicationRequest.rs",
          "patient/MedicationStatement.rs",
          "patient/Medication.r",
          "patient/AllergyIntolerance.rs",
          "patient/ServiceRequest.rs");

  private static final int MOST_ORDERS = 2000;
  private static final int LOOK_AT = 20;

  private final Records records;
  private final ObservationReader observations;
  private final MedicationReader medications;
  private final AllergyReader allergies;

  @Inject
  ChartSnapshotReader(
      Records records,
      ObservationReader observations,
      MedicationReader medications,
      AllergyReader allergies) {
    this.records = records;
    this.observations = observations;
    this.medications = medications;
    this.allergies = allergies;
  }

  ChartSnapshot read(RunScope run, String patientId) {
    ResourceVersion version =
        records
            .read(run.access(), "Patient", patientId)
            .orElseThrow(() -> new ToolProblem("patient-not-found", "there is no such patient"));
    ObjectNode patient = version.tree();
    String gender = patient.path("gender").asText("");
    boolean binary = gender.equals("female") || gender.equals("male");
    List<ChartedAllergy> charted = allergies.current(run, patientId);
    return new ChartSnapshot(
        run.now(),
        binary ? gender : null,
        Age.of(patient, run.now()).years(),
        patient.path("deceasedBoolean").asBoolean(false) || patient.has("deceasedDateTime"),
        new Evidence(version.pointer(), "Patient record " + version.key().id()),
        medications.active(run, patientId).stream()
            .map(m -> new MedicationFact(m.drug(), m.evidence()))
            .toList(),
        !charted.isEmpty(),
        charted.stream()
            .filter(a -> !a.none())
            .map(a -> new AllergyFact(a.drug(), a.drugClass(), a.evidence()))
            .toList(),
        pending(run, patientId),
        newest(run, patientId, "creatinine", "mg/dL"),
        newest(run, patientId, "potassium", "mmol/L"),
        newest(run, patientId, "magnesium", "mg/dL"),
        newest(run, patientId, "weight", "kg"));
  }

  /** What an order says that it is based on; each must be of the patient of the order. */
  List<BasedOn> basedOn(RunScope run, String patientId, List<String> references) {
    List<BasedOn> found = new ArrayList<>();
    for (String reference : references == null ? List.<String>of() : references) {
      String[] parts = reference.split("/");
      ResourceVersion version =
          (parts.length < 2
                  ? Optional.<ResourceVersion>empty()
                  : records.read(run.access(), parts[0], parts[1]))
              .orElseThrow(
                  () -> new ToolProblem("based-on-not-found", reference + " does not exist"));
      ObjectNode tree = version.tree();
      requirePatient(tree, patientId, reference);
      found.add(basis(version, tree, run));
    }
    return found;
  }

  static void requirePatient(ObjectNode tree, String patientId, String reference) {
    String subject =
        tree.path("subject")
            .path("reference")
            .asText(tree.path("patient").path("reference").asText(""));
    if (!subject.equals("Patient/" + patientId)) {
      throw new ToolProblem("other-patient", reference + " is not of this patient");
    }
  }

  private static BasedOn basis(ResourceVersion version, ObjectNode tree, RunScope run) {
    Optional<Reading> reading =
        version.key().type().equals("Observation")
            ? ReadingParser.read(
                version, ObservationMatch.conceptOf(tree.path("code")), run.now().getOffset())
            : Optional.empty();
    Evidence evidence =
        reading
            .filter(r -> r.time() != null)
            .map(Reading::evidence)
            .orElseGet(
                () -> new Evidence(version.pointer(), version.key().reference() + " as charted"));
    return new BasedOn(
        tree.path("status").asText(""),
        reading.map(Reading::time).map(ChartTime::start).orElse(null),
        new Evidence(version.pointer(), evidence.text()));
  }

  private Optional<LabFact> newest(RunScope run, String patientId, String concept, String unit) {
    ObservationRequest request =
        new ObservationRequest(
            patientId,
            ClinicalVocabulary.standard().byId(concept),
            List.of(),
            null,
            null,
            null,
            unit);
    for (Reading reading :
        observations.read(run, request, ObservationReader.Order.NEWEST_FIRST, LOOK_AT).values()) {
      try {
        Reading converted = ReadingUnits.inUnit(reading, unit);
        if (converted.value() != null) {
          return Optional.of(
              new LabFact(converted.value(), reading.time().start(), reading.evidence()));
        }
      } catch (UnitProblem e) {
        // A result in a unit that does not fit tells nothing; an older one may.
        continue;
      }
    }
    return Optional.empty();
  }

  private List<PendingTest> pending(RunScope run, String patientId) {
    List<PendingTest> pending = new ArrayList<>();
    SearchText query = SearchText.ofPatient(patientId).and("status", "active");
    for (ResourceVersion version :
        records.first(run.access(), "ServiceRequest", query, MOST_ORDERS)) {
      ObjectNode tree = version.tree();
      if (tree.path("status").asText().equals("active")
          && !tree.path("doNotPerform").asBoolean(false)) {
        JsonNode code = tree.path("code");
        List<String> codes = new ArrayList<>();
        ChartStatus.codes(code).forEach(c -> codes.add(c.asText()));
        String text = ReadingParser.nameOf(code);
        pending.add(
            new PendingTest(
                text,
                codes,
                ChartTime.of(tree.path("occurrenceDateTime").asText(""), run.now().getOffset())
                    .map(ChartTime::start)
                    .orElse(null),
                new Evidence(version.pointer(), "Active order " + text)));
      }
    }
    return pending;
  }
}
