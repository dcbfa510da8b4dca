package org.chartwarden.trials.matching;

import java.util.List;

/**
 * One patient against one trial.
 *
 * @param trial the trial
 * @param status how the patient stands to it
 * @param score how well they fit
 * @param criteria every criterion of the trial with its answer, in the order of the text
 */
public record TrialMatch(
    ParsedTrial trial, MatchStatus status, MatchScore score, List<MatchedCriterion> criteria) {

  public TrialMatch {
    criteria = List.copyOf(criteria);
  }
}
