package org.chartwarden.trials.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.gateway.ProposalDesk;
import org.chartwarden.platform.Fingerprint;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.report.CriterionReport;
import org.chartwarden.trials.report.Effect;
import org.chartwarden.trials.report.ReportedEvidence;
import org.chartwarden.trials.report.TrialReport;

/**
 * A match as a ResearchSubject. Pure.
 *
 * @param patient the version of the Patient
 * @param study the version of the ResearchStudy
 * @param match how the patient stands to it
 */
public record CandidateSubject(RecordPointer patient, RecordPointer study, TrialReport match) {

  /** System of the identifiers of candidates. */
  static final String SYSTEM = "https://chartwarden.org/fhir/NamingSystem/trial-candidate";

  private static final int MOST_EVIDENCE = 50;

  /** The match as a subject; empty for a patient or a trial that is not stored. */
  public static Optional<CandidateSubject> of(Optional<RecordPointer> patient, TrialReport match) {
    return patient.flatMap(
        person -> match.trial().source().map(study -> new CandidateSubject(person, study, match)));
  }

  /** The same answers to the same version of a study have the same identifier, whoever asks. */
  String identifier() {
    StringBuilder key = new StringBuilder(patient.id()).append('|').append(study.reference());
    for (CriterionReport one : match.criteria()) {
      key.append('|').append(one.criterion().id()).append('=').append(one.state().code());
      key.append(' ').append(one.criterion().text());
    }
    return Fingerprint.of(key.toString());
  }

  ProposalDesk.Draft draft() {
    return new ProposalDesk.Draft(resource(), reason(), evidence());
  }

  /** The candidate as it would be charted. */
  public ObjectNode resource() {
    ObjectNode subject = Json.object().put("resourceType", "ResearchSubject");
    subject.putArray("identifier").addObject().put("system", SYSTEM).put("value", identifier());
    subject.put("status", "candidate");
    subject.putObject("study").put("reference", "ResearchStudy/" + study.id());
    subject.putObject("individual").put("reference", "Patient/" + patient.id());
    return subject;
  }

  private String reason() {
    int open = match.criteria(Effect.OPEN).size();
    int helps = match.criteria(Effect.HELPS).size();
    String title = match.trial().title();
    return "Nothing in the record keeps Patient/"
        + patient.id()
        + " out of "
        + match.trial().id()
        + (title.isBlank() ? "" : " (" + title + ")")
        + ": of "
        + match.criteria().size()
        + " criteria "
        + helps
        + " speak for the patient and "
        + open
        + (open == 1 ? " is" : " are")
        + " open.";
  }

  /** What speaks for the patient, each fact once, with the criterion it answers. */
  private List<Evidence> evidence() {
    List<Evidence> all = new ArrayList<>();
    all.add(new Evidence(study, "The trial: " + match.trial().id()));
    for (CriterionReport one : match.criteria(Effect.HELPS)) {
      for (ReportedEvidence fact : one.evidence()) {
        fact.source()
            .map(source -> new Evidence(source, one.criterion().id() + ": " + fact.text()))
            .filter(evidence -> !all.contains(evidence) && all.size() < MOST_EVIDENCE)
            .ifPresent(all::add);
      }
    }
    return all;
  }
}
