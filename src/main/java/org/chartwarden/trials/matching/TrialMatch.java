package org.chartwarden.trials.matching;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;

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

  private static final Set<String> SURE = Set.of("age", "sex");

  /** Most criteria that count as standing against a trial. */
  private static final int MOST_AGAINST = 3;

  /** How many criteria rule the patient out, at most three. */
  int against() {
    return (int) criteria.stream().filter(TrialMatch::bars).limit(MOST_AGAINST).count();
  }

  /** Whether a criterion that asks for nothing but age and sex rules the patient out. */
  boolean barredByAgeOrSex() {
    return criteria.stream()
        .filter(TrialMatch::bars)
        .anyMatch(one -> SURE.containsAll(one.parsed().types()));
  }

  private static boolean bars(MatchedCriterion one) {
    CriterionState barring =
        one.parsed().criterion().kind() == CriterionKind.INCLUSION
            ? CriterionState.NOT_MET
            : CriterionState.MET;
    return one.parsed().criterion().cohort().isEmpty() && one.verdict().state() == barring;
  }
}
