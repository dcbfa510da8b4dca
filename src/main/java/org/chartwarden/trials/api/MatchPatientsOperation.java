package org.chartwarden.trials.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.trials.proposals.CandidateProposals;
import org.chartwarden.trials.proposals.ProposedCandidate;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.EligibilityJson;
import org.chartwarden.trials.report.EligibilityPage;
import org.chartwarden.trials.report.EligibilityResponse;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.requests.PatientsForTrial;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialStore;

/**
 * {@code ResearchStudy/[id]/$match-patients}: which patients a trial may take. As a run that goes
 * on behind the request it takes any number of patients, and on the type any number of trials too.
 */
@ApplicationScoped
class MatchPatientsOperation implements FhirOperation {

  private final TrialStore trials;
  private final PatientsForTrial matches;
  private final CandidateProposals proposals;
  private final MatchAnswers answers;
  private final MatchesToWatch watching;
  private final ScreeningKickOff kickOff;

  @Inject
  MatchPatientsOperation(
      TrialStore trials,
      PatientsForTrial matches,
      CandidateProposals proposals,
      MatchAnswers answers,
      MatchesToWatch watching,
      ScreeningKickOff kickOff) {
    this.watching = watching;
    this.kickOff = kickOff;
    this.trials = trials;
    this.matches = matches;
    this.proposals = proposals;
    this.answers = answers;
  }

  @Override
  public String definition() {
    return "ResearchStudy-match-patients";
  }

  @Override
  public boolean choosesFormat() {
    return true;
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    MatchCall given = new MatchCall(call);
    if (call.key().isEmpty()) {
      return kickOff.many(call, given);
    }
    List.of("trial", "condition", "status")
        .forEach(name -> given.refuse(name, "the trial is the one it is called on"));
    return ScreeningKickOff.preferred(call) ? kickOff.one(call, given) : answer(call, given);
  }

  private OperationAnswer answer(OperationCall call, MatchCall given) {
    AnswerForm form = given.form();
    boolean propose = given.propose();
    Optional<Boolean> watch = given.watch();
    ReportPart part = given.part();
    StoredTrial trial = trials.read(call.who(), call.requireKey().id());
    CandidateReport report =
        matches.report(call.who(), trial, given.group("group"), given.asOf(), part);
    String authored = answers.authored();
    List<MatchHit> hits = new ArrayList<>();
    List<ProposedCandidate> proposed = new ArrayList<>();
    for (CandidateReport.Candidate one : report.candidates()) {
      hits.add(
          new MatchHit(
              one.patient().source().orElseThrow().id(),
              one.match().score().total(),
              () -> EligibilityResponse.of(one.patient(), one.match(), authored)));
      if (propose) {
        proposed.addAll(proposals.propose(call.who(), one.patient(), List.of(one.match())));
      }
      watching.follow(call.who(), one.patient(), List.of(one.match()), watch, propose);
    }
    return answers.answer(
        call,
        form,
        new MatchAnswers.Content(
            EligibilityJson.of(report),
            () -> EligibilityPage.render(report),
            "Patient",
            hits,
            part,
            part.total(report::count),
            proposed));
  }
}
