package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProcedureFact;

/**
 * What orders, statements, administrations and dispenses of drugs tell, and vaccinations. A course
 * that was to end before the index date is of the past; an administration of the day before it or
 * later is a drug that is taken now.
 */
final class MedicationFacts {

  private static final Set<String> OXYGEN =
      Set.of("oxygen", "Oxygen", "oxygen gas", "medical oxygen", "Oxygen gas", "oxygen therapy");

  private final PatientFacts.Builder facts;
  private final LocalDate index;

  /** By reference, the concepts of the Medications that others refer to. */
  private final Map<String, JsonNode> medications = new HashMap<>();

  MedicationFacts(PatientFacts.Builder facts, LocalDate index, List<PatientResource> resources) {
    this.facts = facts;
    this.index = index;
    for (PatientResource resource : resources) {
      if (resource.source().type().equals("Medication")) {
        medications.put("Medication/" + resource.source().id(), resource.tree().path("code"));
      }
    }
  }

  /** Reads a MedicationRequest or MedicationStatement: what is to be taken, or said to be. */
  void order(PatientResource resource) {
    JsonNode tree = resource.tree();
    JsonNode dosage = tree.path("dosageInstruction").path(0);
    if (dosage.isMissingNode()) {
      dosage = tree.path("dosage").path(0);
    }
    FactTime time =
        ResourceDays.of(tree, "effectivePeriod", "effectiveDateTime", "authoredOn", "dateAsserted");
    Optional<DayRange> end =
        ResourceDays.of(dosage.path("timing").path("repeat"), "boundsPeriod").end();
    end = end.or(() -> ResourceDays.of(tree.path("dispenseRequest"), "validityPeriod").end());
    if (end.isEmpty() && time.end().isEmpty() && time.begin().isPresent()) {
      end = Dosages.course(dosage.path("text").asText(""), time.begin().get());
    }
    boolean planned = Set.of("plan", "proposal").contains(tree.path("intent").asText());
    FactState state =
        switch (tree.path("status").asText()) {
          case "active", "on-hold", "unknown", "" -> FactState.PRESENT;
          case "draft", "intended" -> FactState.PLANNED;
          case "not-taken", "cancelled" -> FactState.ABSENT;
          default -> FactState.PAST;
        };
    if (tree.path("status").asText().equals("cancelled")) {
      return;
    }
    if (state == FactState.PRESENT && end.isPresent() && end.get().last().isBefore(index)) {
      state = FactState.PAST;
    }
    boolean later = time.begin().isPresent() && time.begin().get().first().isAfter(index);
    add(
        resource,
        tree,
        planned || later && state == FactState.PRESENT ? FactState.PLANNED : state,
        new FactTime(time.begin(), end.or(time::end)),
        dosage);
  }

  /** Reads a MedicationAdministration, MedicationDispense or Immunization: what was taken once. */
  void given(PatientResource resource) {
    JsonNode tree = resource.tree();
    String status = tree.path("status").asText();
    if (Set.of("not-done", "cancelled", "declined").contains(status)) {
      return;
    }
    FactTime time =
        ResourceDays.event(
            tree,
            "effectiveDateTime",
            "effectivePeriod",
            "occurrenceDateTime",
            "whenHandedOver",
            "whenPrepared");
    boolean fresh =
        resource.source().type().equals("MedicationAdministration")
            && time.end().isPresent()
            && !time.end().get().last().isBefore(index.minusDays(1));
    FactTime held = fresh ? new FactTime(time.begin(), Optional.empty()) : time;
    add(
        resource,
        tree,
        fresh || status.equals("in-progress") ? FactState.PRESENT : FactState.PAST,
        held,
        tree.path("dosage"));
  }

  private void add(
      PatientResource resource, JsonNode tree, FactState state, FactTime time, JsonNode dosage) {
    String route = ResourceName.text(dosage.path("route"));
    String written = dosage.path("text").asText("");
    JsonNode drug = drug(tree);
    FactName name =
        ResourceName.of(drug, Dosages.form(route + " " + written + " " + ResourceName.text(drug)));
    FactEvidence evidence =
        FactEvidence.of(resource.source(), written.isEmpty() ? name.shown() : written);
    if (name.texts().stream().anyMatch(OXYGEN::contains)) {
      // Oxygen is ordered as a drug and asked for as a treatment.
      facts.add(
          new ProcedureFact(
              new FactName(Set.of("oxygen-therapy"), List.of(), List.of("oxygen therapy")),
              state,
              time,
              evidence));
    }
    facts.add(
        new DrugFact(
            name,
            state,
            time,
            Dosages.daily(dosage),
            route.isEmpty() ? Optional.empty() : Optional.of(route),
            evidence));
  }

  /** The concept of the drug, which may stand in a Medication of its own. */
  private JsonNode drug(JsonNode tree) {
    if (tree.has("vaccineCode")) {
      return tree.path("vaccineCode");
    }
    if (tree.has("medicationCodeableConcept")) {
      return tree.path("medicationCodeableConcept");
    }
    String reference = tree.path("medicationReference").path("reference").asText("");
    for (JsonNode contained : tree.path("contained")) {
      if (reference.equals("#" + contained.path("id").asText())) {
        return contained.path("code");
      }
    }
    int at = reference.lastIndexOf("Medication/");
    JsonNode code = at < 0 ? null : medications.get(reference.substring(at));
    return code == null ? tree.path("medicationReference") : code;
  }
}
