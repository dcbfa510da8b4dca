package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.StatusFact;

/** What the structured resources of a patient tell. */
final class ResourceFacts {

  private static final Set<String> NO_ALLERGY =
      Set.of("716186003", "409137002", "428607008", "429625007", "no-known-allergy");
  private static final Set<String> INPATIENT =
      Set.of("IMP", "ACUTE", "NONAC", "OBSENC", "SS", "EMER");

  private final PatientFacts.Builder facts;
  private final LocalDate index;
  private final ObservationFacts observations;
  private final Map<String, JsonNode> medications = new HashMap<>();

  ResourceFacts(PatientFacts.Builder facts, LocalDate index, List<PatientResource> resources) {
    this.facts = facts;
    this.index = index;
    this.observations = new ObservationFacts(facts);
    for (PatientResource resource : resources) {
      if (resource.source().type().equals("Medication")) {
        medications.put("Medication/" + resource.source().id(), resource.tree().path("code"));
      }
    }
  }

  void add(PatientResource resource) {
    JsonNode tree = resource.tree();
    if (tree.path("status").asText().equals("entered-in-error")
        || ResourceName.has(tree.path("verificationStatus"), Set.of("entered-in-error"))) {
      return;
    }
    new ChartWords(facts).add(resource);
    switch (resource.source().type()) {
      case "Condition" -> condition(resource, tree);
      case "Observation" -> observations.add(resource);
      case "Procedure" -> procedure(resource, tree);
      case "ServiceRequest" -> request(resource, tree);
      case "MedicationRequest", "MedicationStatement" -> order(resource, tree);
      case "MedicationAdministration", "MedicationDispense", "Immunization" ->
          given(resource, tree);
      case "AllergyIntolerance" -> allergy(resource, tree);
      case "Encounter" -> encounter(resource, tree);
      case "FamilyMemberHistory" -> family(resource, tree);
      default -> {}
    }
  }

  private void condition(PatientResource resource, JsonNode tree) {
    FactName name = ResourceName.of(tree.path("code"));
    FactState state = FactState.PRESENT;
    if (ResourceName.has(tree.path("verificationStatus"), Set.of("refuted"))) {
      state = FactState.ABSENT;
    } else if (ResourceName.has(
        tree.path("clinicalStatus"), Set.of("resolved", "inactive", "remission"))) {
      state = FactState.PAST;
    } else if (ResourceName.has(
        tree.path("verificationStatus"), Set.of("unconfirmed", "provisional", "differential"))) {
      state = FactState.POSSIBLE;
    }
    FactTime begin = ResourceDays.of(tree, "onsetDateTime", "onsetPeriod");
    Optional<DayRange> start =
        begin.begin().or(() -> ResourceDays.of(tree.path("recordedDate")).map(this::notAfter));
    Optional<DayRange> end = ResourceDays.of(tree, "abatementDateTime", "abatementPeriod").begin();
    if (end.isPresent() && state == FactState.PRESENT) {
      state = FactState.PAST;
    }
    List<String> details = new ArrayList<>();
    detail(details, tree.path("severity"));
    tree.path("bodySite").forEach(site -> detail(details, site));
    tree.path("stage").forEach(stage -> detail(details, stage.path("summary")));
    ChartWords.remarks(tree).forEach(details::add);
    facts.add(
        new ProblemFact(
            name,
            state,
            new FactTime(start, end),
            details,
            FactEvidence.of(
                resource.source(),
                String.join(
                    ", ", Stream.concat(Stream.of(name.shown()), details.stream()).toList()))));
    if (state == FactState.PRESENT && isPregnancy(name)) {
      facts.add(
          new StatusFact(
              StatusFact.PREGNANCY,
              FactState.PRESENT,
              new FactTime(start, end),
              Optional.empty(),
              FactEvidence.of(resource.source(), name.shown())));
    }
  }

  /** Chapter O of ICD-10-CM but for what follows a birth, and supervision of a pregnancy. */
  private static boolean isPregnancy(FactName name) {
    boolean coded =
        name.codes().stream()
            .anyMatch(
                code ->
                    code.system().toLowerCase(Locale.ROOT).contains("icd-10")
                        && code.code().matches("(O(?!8[5-9]|9[0-4])|Z3[34]|Z3A).*"));
    String words = name.shown().toLowerCase(Locale.ROOT);
    return coded
        || words.matches(".*\\b(pregnancy|pregnant|gestational|gravid)\\b.*")
            && !words.matches(".*\\b(history|previous|past|prior|ectopic|termination|after)\\b.*");
  }

  /** A day on which something was written down: it may have been long before. */
  private DayRange notAfter(DayRange recorded) {
    return new DayRange(LocalDate.of(1900, 1, 1), recorded.last());
  }

  private static void detail(List<String> details, JsonNode concept) {
    String text = ResourceName.text(concept);
    if (!text.isEmpty()) {
      details.add(text);
    }
  }

  private void procedure(PatientResource resource, JsonNode tree) {
    FactState state =
        switch (tree.path("status").asText()) {
          case "preparation" -> FactState.PLANNED;
          case "in-progress" -> FactState.PRESENT;
          case "not-done" -> FactState.ABSENT;
          case "stopped", "completed", "unknown", "on-hold" -> FactState.PAST;
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

  private void order(PatientResource resource, JsonNode tree) {
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

  private void given(PatientResource resource, JsonNode tree) {
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
    facts.add(
        new DrugFact(
            name,
            state,
            time,
            Dosages.daily(dosage),
            route.isEmpty() ? Optional.empty() : Optional.of(route),
            FactEvidence.of(resource.source(), written.isEmpty() ? name.shown() : written)));
  }

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
    if (!today && INPATIENT.contains(kind) && time.begin().isPresent()) {
      facts.add(
          new StatusFact(
              StatusFact.INPATIENT,
              FactState.PAST,
              time,
              Optional.empty(),
              FactEvidence.of(resource.source(), tree.path("class").path("display").asText(kind))));
    }
    if (today && !kind.isEmpty()) {
      facts.add(
          new StatusFact(
              StatusFact.INPATIENT,
              INPATIENT.contains(kind) ? FactState.PRESENT : FactState.ABSENT,
              time,
              Optional.empty(),
              FactEvidence.of(resource.source(), tree.path("class").path("display").asText(kind))));
    }
  }

  private void family(PatientResource resource, JsonNode tree) {
    for (JsonNode condition : tree.path("condition")) {
      FactName name = ResourceName.of(condition.path("code"));
      facts.add(
          new ProblemFact(
              name,
              FactState.RELATIVE,
              FactTime.UNTOLD,
              List.of(ResourceName.text(tree.path("relationship"))),
              FactEvidence.of(resource.source(), name.shown())));
    }
  }
}
