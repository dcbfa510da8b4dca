package org.chartwarden.trials.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.evidence.CodePoints;
import org.chartwarden.trials.matching.MatchScore;
import org.chartwarden.trials.matching.MatchStatus;

/**
 * One patient against one trial, criterion by criterion.
 *
 * @param rank place in the report, from 1
 * @param trial the trial
 * @param status how the patient stands to it
 * @param score how well they fit
 * @param counts how many criteria are in each state, every state named
 * @param criteria every criterion, in the order of the text
 * @param questions what is open, the most decisive first
 */
public record TrialReport(
    int rank,
    TrialLabel trial,
    MatchStatus status,
    MatchScore score,
    Map<ReportedState, Integer> counts,
    List<CriterionReport> criteria,
    List<OpenQuestion> questions) {

  public TrialReport {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    criteria = List.copyOf(criteria);
    questions = List.copyOf(questions);
  }

  static TrialReport of(int rank, ReportedMatch reported, NoteQuotes notes) {
    String text = reported.trial().text();
    CodePoints places = CodePoints.of(text);
    List<CriterionReport> criteria =
        reported.match().criteria().stream()
            .map(one -> CriterionReport.of(one, places, text.length(), notes))
            .toList();
    Map<ReportedState, Integer> counts = new EnumMap<>(ReportedState.class);
    for (ReportedState state : ReportedState.values()) {
      counts.put(state, (int) criteria.stream().filter(one -> one.state() == state).count());
    }
    MatchStatus status = reported.match().status();
    return new TrialReport(
        rank,
        reported.trial(),
        status,
        reported.match().score(),
        counts,
        criteria,
        OpenQuestion.of(criteria, status == MatchStatus.POTENTIALLY_ELIGIBLE));
  }

  /** The criteria that have this effect, in the order of the text. */
  public List<CriterionReport> criteria(Effect effect) {
    return criteria.stream().filter(one -> one.effect() == effect).toList();
  }
}
