package org.chartwarden.cds.services;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.cds.cards.Card;
import org.chartwarden.cds.cards.Indicator;
import org.chartwarden.cds.cards.MarkdownText;
import org.chartwarden.cds.cards.Suggestion;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.proposals.CandidateSubject;
import org.chartwarden.trials.report.CriterionReport;
import org.chartwarden.trials.report.Effect;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.report.TrialReport;
import org.chartwarden.trials.requests.MatchWish;
import org.chartwarden.trials.requests.Matches;
import org.chartwarden.trials.store.TrialQuery;

/** Recruiting trials that nothing in the record keeps the patient out of. */
@ApplicationScoped
class TrialCandidatesService implements CdsService {

  private static final int MOST_CARDS = 3;
  private static final int MOST_LINES = 6;

  /** A trial of which less speaks for the patient than this share is not shown. */
  private static final double LEAST_SHARE = 0.34;

  private final Matches matches;

  @Inject
  TrialCandidatesService(Matches matches) {
    this.matches = matches;
  }

  @Override
  public String id() {
    return "trial-candidates";
  }

  @Override
  public Hook hook() {
    return Hook.PATIENT_VIEW;
  }

  @Override
  public String title() {
    return "Trials that may fit";
  }

  @Override
  public String description() {
    return "Recruiting trials for which the chart fulfils criteria and breaks none, with what is"
        + " still open.";
  }

  @Override
  public List<Card> cards(HookCall call) {
    EligibilityReport report =
        matches.trials(
            call.who(),
            call.patient(),
            new MatchWish(
                List.of(),
                new TrialQuery(Optional.empty(), Optional.of("recruiting")),
                Optional.empty()),
            new ReportPart(MatchStatus.POTENTIALLY_ELIGIBLE, 0, MOST_CARDS));
    return report.trials().stream()
        .filter(TrialCandidatesService::speaks)
        .map(trial -> card(report, trial))
        .toList();
  }

  private static boolean speaks(TrialReport trial) {
    int helps = trial.criteria(Effect.HELPS).size();
    return helps > 0 && helps >= LEAST_SHARE * trial.criteria().size();
  }

  private static Card card(EligibilityReport report, TrialReport trial) {
    List<CriterionReport> helps = trial.criteria(Effect.HELPS);
    List<CriterionReport> open = trial.criteria(Effect.OPEN);
    List<String> lines = new ArrayList<>();
    helps.stream().limit(MOST_LINES).forEach(one -> lines.add("Yes: " + one.reason()));
    open.stream().limit(MOST_LINES).forEach(one -> lines.add("Open: " + one.reason()));
    Card card =
        Card.telling(
                trial.trial().id() + " may fit: " + trial.trial().title(),
                MarkdownText.of(
                        helps.size()
                            + " of "
                            + trial.criteria().size()
                            + " criteria speak for the patient, "
                            + open.size()
                            + (open.size() == 1 ? " is open." : " are open."))
                    + "\n\n"
                    + MarkdownText.list(lines),
                Indicator.INFO,
                new Card.Topic("trial-candidate", "Clinical trial"))
            .linking(
                "The trial at ClinicalTrials.gov",
                "https://clinicaltrials.gov/study/" + trial.trial().id());
    return CandidateSubject.of(report.patient().source(), trial)
        .map(
            subject ->
                card.suggesting(
                    new Suggestion(
                        "Note as a candidate",
                        new Suggestion.Create(
                            "Charts the patient as a candidate of the trial", subject.resource()))))
        .orElse(card);
  }
}
