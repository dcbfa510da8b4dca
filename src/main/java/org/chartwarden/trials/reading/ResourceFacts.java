package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.StatusFact;

/**
 * What the structured resources of a patient tell: each type is read by a class of its own where it
 * tells much, here where it tells little.
 */
final class ResourceFacts {

  private static final Set<String> NO_ALLERGY =
      Set.of("716186003", "409137002", "428607008", "429625007", "no-known-allergy");
  private static final Set<String> INPATIENT =
      Set.of("IMP", "ACUTE", "NONAC", "OBSENC", "SS", "EMER");

  private final PatientFacts.Builder facts;
  private final LocalDate index;
  private final ObservationFacts observations;
  private final ProblemFacts problems;
  private final MedicationFacts drugs;

  ResourceFacts(PatientFacts.Builder facts, LocalDate index, List<PatientResource> resources) {
    this.facts = facts;
    this.index = index;
    this.observations = new ObservationFacts(facts);
    this.problems = new ProblemFacts(facts);
    this.drugs = new MedicationFacts(facts, index, resources);
  }

  void add(PatientResource resource) {
    JsonNode tree = resource.tree();
    if (tree.path("status").asText().equals("entered-in-error")
        || ResourceName.has(tree.path("verificationStatus"), Set.of("entered-in-error"))) {
      return;
    }
    new ChartWords(facts).add(resource);
    switch (resource.source().type()) {
      case "Condition" -> problems.add(resource);
      case "Observation" -> observations.add(resource);
      case "Procedure" -> procedure(resource, tree);
      case "ServiceRequest" -> request(resource, tree);
      case "MedicationRequest", "MedicationStatement" -> drugs.order(resource);
      case "MedicationAdministration", "MedicationDispense", "Immunization" ->
          drugs.given(resource);
      case "AllergyIntolerance" -> allergy(resource, tree);
      case "Encounter" -> encounter(resource, tree);
      case "FamilyMemberHistory" -> problems.family(resource);
      default -> {}
    }
  }

  private void procedure(PatientResource resource, JsonNode tree) {
    FactState state =
        switch (tree.path("status").asText()) {
          case "preparation" -> FactState.PLANNED;
          case "in-progress" -> FactState.PRESENT;
          case "not-done" -> FactState.ABSENT;
          default -> FactState.PAST;
        };
    FactTime time = ResourceDays.event(tree, "performedDateTime", "performedPeriod");
    if (state == FactState.PAST
        && time.begin().isPresent()
        && time.begin().get().first().isAfter(index)) {
      state = FactState.PLANNED;
    }
    FactName name = name(tree, tree.path("code"));
    if (state != FactState.ABSENT) {
      facts.add(
          new ProcedureFact(name, state, time, FactEvidence.of(resource.source(), name.shown())));
    }
  }

  private static FactName name(JsonNode tree, JsonNode code) {
    String site = ResourceName.text(tree.path("bodySite").path(0));
    return site.isEmpty()
        ? ResourceName.of(code)
        : ResourceName.of(code, ResourceName.text(code) + " " + site);
  }

  private void request(PatientResource resource, JsonNode tree) {
    if (Set.of("active", "on-hold").contains(tree.path("status").asText())) {
      FactName name = name(tree, tree.path("code"));
      facts.add(
          new ProcedureFact(
              name,
              FactState.PLANNED,
              ResourceDays.of(tree, "occurrenceDateTime", "occurrencePeriod"),
              FactEvidence.of(resource.source(), name.shown())));
    }
  }

  private void allergy(PatientResource resource, JsonNode tree) {
    FactName name = ResourceName.of(tree.path("code"));
    boolean none =
        ResourceName.has(tree.path("code"), NO_ALLERGY)
            || name.shown().toLowerCase(Locale.ROOT).matches("(nkd?a|no (known )?.*allerg.*)");
    FactState state = FactState.PRESENT;
    if (none) {
      boolean all = !name.shown().toLowerCase(Locale.ROOT).contains("food");
      if (!all) {
        return;
      }
      name = new FactName(Set.of(), List.of(), List.of());
      state = FactState.ABSENT;
    } else if (ResourceName.has(tree.path("verificationStatus"), Set.of("refuted"))) {
      state = FactState.ABSENT;
    } else if (ResourceName.has(tree.path("clinicalStatus"), Set.of("resolved", "inactive"))) {
      state = FactState.PAST;
    }
    facts.add(
        new AllergyFact(
            name,
            state,
            FactEvidence.of(resource.source(), none ? "no known allergies" : name.shown())));
  }

  private void encounter(PatientResource resource, JsonNode tree) {
    FactTime time = ResourceDays.of(tree, "period");
    boolean open =
        Set.of("in-progress", "onleave", "arrived", "triaged")
            .contains(tree.path("status").asText());
    String kind = tree.path("class").path("code").asText("");
    boolean today =
        open
            || time.begin().isPresent()
                && !time.begin().get().first().isAfter(index)
                && !time.end().or(time::begin).get().last().isBefore(index);
    boolean stay = INPATIENT.contains(kind);
    if (today ? !kind.isEmpty() : stay && time.begin().isPresent()) {
      FactState now = stay ? FactState.PRESENT : FactState.ABSENT;
      facts.add(
          new StatusFact(
              StatusFact.INPATIENT,
              today ? now : FactState.PAST,
              time,
              Optional.empty(),
              FactEvidence.of(resource.source(), tree.path("class").path("display").asText(kind))));
    }
  }
}
