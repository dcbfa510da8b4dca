package org.chartwarden.trials.watching;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceChanged;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.gateway.WriteWatch;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Outbox;
import org.chartwarden.smart.AccessContext;

/**
 * Notes, in the transaction of a write, which watched matches it may change. It takes no locks, so
 * that writers never wait for one another because of it.
 */
@ApplicationScoped
class MatchWatch implements WriteWatch {

  private static final AccessContext WHO = AccessContext.system("trials").readingOnly();
  private static final String SEVERAL = "several resources";
  private static final Pattern PATIENT =
      Pattern.compile("(?:.*/)?Patient/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");

  /** What facts of patients are read from. */
  private static final Set<String> CHART =
      Set.of(
          "Patient",
          "Condition",
          "Observation",
          "Procedure",
          "ServiceRequest",
          "MedicationRequest",
          "MedicationStatement",
          "MedicationAdministration",
          "MedicationDispense",
          "Immunization",
          "AllergyIntolerance",
          "Encounter",
          "FamilyMemberHistory",
          "DocumentReference",
          "DiagnosticReport");

  private static final Set<String> TRIAL = Set.of("ResearchStudy", "EvidenceVariable");

  private final WatchStore store;
  private final FhirGateway gateway;
  private final Outbox outbox;

  @Inject
  MatchWatch(WatchStore store, FhirGateway gateway, Outbox outbox) {
    this.store = store;
    this.gateway = gateway;
    this.outbox = outbox;
  }

  @Override
  public Runnable begin(AccessContext who, List<ResourceChanged> changes) {
    boolean concerned =
        changes.stream()
            .map(change -> change.resource().key().type())
            .anyMatch(type -> CHART.contains(type) || TRIAL.contains(type));
    if (!concerned || !store.any()) {
      return NOTHING;
    }
    Map<String, String> patients = new TreeMap<>();
    Map<String, String> studies = new TreeMap<>();
    Map<String, String> variables = new TreeMap<>();
    for (ResourceChanged change : changes) {
      ResourceKey key = change.resource().key();
      if (key.type().equals("ResearchStudy")) {
        cause(studies, key.id(), key);
      } else if (key.type().equals("EvidenceVariable")) {
        // An import gives the criteria the id of their study; others carry its identifier.
        cause(studies, key.id(), key);
        cause(variables, key.id(), key);
      } else if (CHART.contains(key.type())) {
        patients(change).forEach(patient -> cause(patients, patient, key));
      }
    }
    return () -> note(patients, studies, variables);
  }

  private static void cause(Map<String, String> causes, String id, ResourceKey key) {
    causes.merge(id, key.reference(), (one, other) -> one.equals(other) ? one : SEVERAL);
  }

  /** Whom a change concerns: whose the resource is, and whose it was. */
  private Set<String> patients(ResourceChanged change) {
    ResourceKey key = change.resource().key();
    if (key.type().equals("Patient")) {
      return Set.of(key.id());
    }
    Set<String> patients = new TreeSet<>();
    if (!change.resource().deleted()) {
      patient(change.resource().tree()).ifPresent(patients::add);
    }
    if (change.kind() != WriteOutcome.Kind.CREATED) {
      before(key).ifPresent(patients::add);
    }
    return patients;
  }

  private Optional<String> before(ResourceKey key) {
    try {
      return patient(gateway.read(WHO, key).tree());
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      // It was deleted before: it was nobody's.
      return Optional.empty();
    }
  }

  private static Optional<String> patient(JsonNode tree) {
    String subject = tree.at("/subject/reference").asText("");
    Matcher parts =
        PATIENT.matcher(subject.isEmpty() ? tree.at("/patient/reference").asText("") : subject);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  private void note(
      Map<String, String> patients, Map<String, String> studies, Map<String, String> variables) {
    if (!patients.isEmpty()) {
      for (String patient : store.patients(patients.keySet())) {
        outbox.put(RematchQueue.NAME, RematchQueue.ofPatient(patient, patients.get(patient)));
      }
    }
    if (!studies.isEmpty() || !variables.isEmpty()) {
      for (String study : store.studies(studies.keySet(), variables.keySet())) {
        String cause = studies.getOrDefault(study, SEVERAL);
        outbox.put(RematchQueue.NAME, RematchQueue.ofStudy(study, cause));
      }
    }
  }
}
