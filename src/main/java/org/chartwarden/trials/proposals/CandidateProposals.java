package org.chartwarden.trials.proposals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ProposalDesk;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.report.PatientLabel;
import org.chartwarden.trials.report.TrialReport;

/** Files patients who may take part in trials as proposed changes, each once. */
@ApplicationScoped
public class CandidateProposals {

  private static final String SOURCE = "trials";

  private final FhirGateway gateway;
  private final CandidateRows rows;
  private final Instance<ProposalDesk> desk;

  @Inject
  CandidateProposals(FhirGateway gateway, CandidateRows rows, Instance<ProposalDesk> desk) {
    this.gateway = gateway;
    this.rows = rows;
    this.desk = desk;
  }

  /**
   * Files those of some matches of a patient that nothing rules out and that are not filed yet; all
   * of them wait as changes of one task. What waits of the same trials with other answers is taken
   * back.
   *
   * @return every match that nothing rules out, with where it waits or waited; without those the
   *     patient is a subject of already
   * @throws FhirProblem 403 when the caller may not write, 501 when there is no place where
   *     proposals wait
   */
  public List<ProposedCandidate> propose(
      AccessContext who, PatientLabel patient, List<TrialReport> matches) {
    requireAllowed(who);
    Map<String, CandidateSubject> subjects = new LinkedHashMap<>();
    for (TrialReport match : matches) {
      if (match.status() == MatchStatus.POTENTIALLY_ELIGIBLE) {
        CandidateSubject.of(patient.source(), match)
            .filter(subject -> !enrolled(who, subject))
            .ifPresent(subject -> subjects.putIfAbsent(subject.identifier(), subject));
      }
    }
    subjects.values().forEach(subject -> release(who, subject));
    List<CandidateSubject> fresh =
        QuarkusTransaction.requiringNew().call(() -> file(who, subjects.values()));
    // A decision about a task is a transaction of its own, so it waits for none of ours here. What
    // is not taken back because the server stops now is taken back by the next call.
    subjects.values().forEach(subject -> withdrawOthers(who, subject));
    List<ProposedCandidate> proposed = new ArrayList<>();
    subjects.forEach(
        (identifier, subject) ->
            rows.find(identifier)
                .ifPresent(
                    filed ->
                        proposed.add(
                            new ProposedCandidate(
                                identifier,
                                subject.patient().id(),
                                subject.match().trial().id(),
                                filed.task(),
                                filed.change(),
                                fresh.contains(subject)))));
    return proposed;
  }

  /**
   * Takes back what waits of a patient for a study, because the patient cannot take part any more.
   *
   * @param study logical id of the ResearchStudy
   * @param reason why, in a sentence
   * @return how many proposals were taken back
   * @throws FhirProblem 403 when the caller may not write
   */
  public int withdraw(AccessContext who, String patient, String study, String reason) {
    requireAllowed(who);
    if (who.patients().isPresent() && !who.patients().get().contains(patient)) {
      throw FhirProblem.forbidden(
          "other-patient", "Patient/" + patient + " is none of the patients of this caller");
    }
    int taken = 0;
    for (CandidateRows.Filed filed : rows.standing(patient, study)) {
      taken += withdraw(who, filed, reason) ? 1 : 0;
    }
    return taken;
  }

  private void requireAllowed(AccessContext who) {
    if (who.readOnly()) {
      throw FhirProblem.forbidden("read-only", "a caller that only reads proposes nothing");
    }
    if (!desk.isResolvable()) {
      throw new FhirProblem(
          501, "not-supported", "no-approvals", "this server has no place where proposals wait");
    }
  }

  private boolean enrolled(AccessContext who, CandidateSubject subject) {
    String query =
        "patient=" + subject.patient().id() + "&study=ResearchStudy/" + subject.study().id();
    return !gateway.first(who, "ResearchSubject", query, 1).isEmpty();
  }

  /** Lets go of a proposal that waits for nobody, since who made it has lost the right to. */
  private void release(AccessContext who, CandidateSubject subject) {
    rows.standing(subject.patient().id(), subject.study().id()).stream()
        .filter(filed -> desk.get().lapsed(filed.task(), filed.change(), who.actor()))
        .forEach(rows::withdrawn);
  }

  private void withdrawOthers(AccessContext who, CandidateSubject subject) {
    for (CandidateRows.Filed filed : rows.standing(subject.patient().id(), subject.study().id())) {
      if (!filed.identifier().equals(subject.identifier())) {
        withdraw(who, filed, "The trial or an answer to one of its criteria is another one now.");
      }
    }
  }

  private boolean withdraw(AccessContext who, CandidateRows.Filed filed, String reason) {
    boolean taken = desk.get().withdraw(filed.task(), filed.change(), who.actor(), reason);
    if (taken) {
      rows.withdrawn(filed);
    }
    return taken;
  }

  /** Files those that are not filed yet. */
  private List<CandidateSubject> file(AccessContext who, Collection<CandidateSubject> subjects) {
    List<CandidateSubject> fresh = subjects.stream().filter(rows::take).toList();
    if (fresh.isEmpty()) {
      return fresh;
    }
    String patient = fresh.get(0).patient().id();
    ProposalDesk.Filed filed =
        desk.get()
            .file(
                new ProposalDesk.Proposal(
                    SOURCE,
                    fresh.size() == 1
                        ? "Candidate for " + fresh.get(0).match().trial().id()
                        : "Candidate for " + fresh.size() + " trials",
                    who,
                    patient,
                    fresh.stream().map(CandidateSubject::draft).toList()));
    for (int i = 0; i < fresh.size(); i++) {
      rows.filed(fresh.get(i).identifier(), filed.task(), filed.changes().get(i));
    }
    return fresh;
  }
}
