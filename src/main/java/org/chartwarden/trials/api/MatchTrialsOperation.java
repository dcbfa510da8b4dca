package org.chartwarden.trials.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.trials.proposals.CandidateProposals;
import org.chartwarden.trials.proposals.ProposedCandidate;
import org.chartwarden.trials.report.EligibilityJson;
import org.chartwarden.trials.report.EligibilityPage;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.EligibilityResponse;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.requests.MatchWish;
import org.chartwarden.trials.requests.TrialsForPatient;
import org.chartwarden.trials.store.TrialQuery;

/** {@code Patient/[id]/$match-trials}: which trials a patient may join. */
@ApplicationScoped
class MatchTrialsOperation implements FhirOperation {

  private final TrialsForPatient matches;
  private final CandidateProposals proposals;
  private final MatchAnswers answers;
  private final MatchesToWatch watching;

  @Inject
  MatchTrialsOperation(
      TrialsForPatient matches,
      CandidateProposals proposals,
      MatchAnswers answers,
      MatchesToWatch watching) {
    this.watching = watching;
    this.matches = matches;
    this.proposals = proposals;
    this.answers = answers;
  }

  @Override
  public String definition() {
    return "Patient-match-trials";
  }

  @Override
  public boolean choosesFormat() {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    MatchCall given = new MatchCall(call);
    AnswerForm form = given.form();
    boolean propose = given.propose();
    Optional<Boolean> watch = given.watch();
    ReportPart part = given.part();
    List<String> named = given.names("trial");
    if (!named.isEmpty()) {
      given.refuse("condition", "the trials are named by 'trial'");
      given.refuse("status", "the trials are named by 'trial'");
    }
    MatchWish wish =
        new MatchWish(
            named, new TrialQuery(given.text("condition"), given.text("status")), given.asOf());
    EligibilityReport report = matches.report(call.who(), call.requireKey().id(), wish, part);
    List<ProposedCandidate> proposed =
        propose ? proposals.propose(call.who(), report.patient(), report.trials()) : List.of();
    watching.follow(call.who(), report.patient(), report.trials(), watch, propose);
    String authored = answers.authored();
    List<MatchHit> hits =
        report.trials().stream()
            .map(
                trial ->
                    new MatchHit(
                        trial.trial().source().orElseThrow().id(),
                        trial.score().total(),
                        () -> EligibilityResponse.of(report.patient(), trial, authored)))
            .toList();
    return answers.answer(
        call,
        form,
        new MatchAnswers.Content(
            EligibilityJson.of(report),
            () -> EligibilityPage.render(report),
            "ResearchStudy",
            hits,
            part,
            part.total(report::count),
            proposed));
  }
}
