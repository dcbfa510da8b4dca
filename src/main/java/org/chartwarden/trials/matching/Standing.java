package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.parsing.ParsedCriterion;

/**
 * How a patient stands to a trial.
 *
 * @param status what the states of the criteria come to
 * @param score how well they fit
 * @param states the state of every criterion, in the order of the text
 */
public record Standing(MatchStatus status, MatchScore score, List<CriterionState> states) {

  public Standing {
    states = List.copyOf(states);
  }

  /**
   * What states come to.
   *
   * @param topic how far the patient has what the trial is about
   */
  static Standing of(List<ParsedCriterion> criteria, List<CriterionState> states, double topic) {
    MatchStatus status = status(criteria, states);
    return new Standing(
        status,
        MatchScore.of(
            status,
            share(criteria, states, CriterionKind.INCLUSION, CriterionState.MET),
            share(criteria, states, CriterionKind.EXCLUSION, CriterionState.NOT_MET),
            topic),
        states);
  }

  /** The criteria that rule the patient out, by their place; none when nothing does. */
  public List<Integer> deciding(List<ParsedCriterion> criteria) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      EligibilityCriterion criterion = criteria.get(i).criterion();
      boolean decides =
          switch (status) {
            case POTENTIALLY_ELIGIBLE -> false;
            case EXCLUDED ->
                criterion.kind() == CriterionKind.EXCLUSION && states.get(i) == CriterionState.MET;
            case NOT_RELEVANT ->
                criterion.kind() == CriterionKind.INCLUSION
                    && states.get(i) == CriterionState.NOT_MET;
          };
      if (decides && criterion.cohort().isEmpty()) {
        places.add(i);
      }
    }
    return places;
  }

  private static MatchStatus status(List<ParsedCriterion> criteria, List<CriterionState> states) {
    if (any(criteria, states, CriterionKind.INCLUSION, CriterionState.NOT_MET)) {
      return MatchStatus.NOT_RELEVANT;
    }
    return any(criteria, states, CriterionKind.EXCLUSION, CriterionState.MET)
        ? MatchStatus.EXCLUDED
        : MatchStatus.POTENTIALLY_ELIGIBLE;
  }

  private static boolean any(
      List<ParsedCriterion> criteria,
      List<CriterionState> states,
      CriterionKind kind,
      CriterionState state) {
    for (int i = 0; i < states.size(); i++) {
      EligibilityCriterion criterion = criteria.get(i).criterion();
      if (states.get(i) == state && criterion.kind() == kind && criterion.cohort().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static double share(
      List<ParsedCriterion> criteria,
      List<CriterionState> states,
      CriterionKind kind,
      CriterionState state) {
    int all = 0;
    int found = 0;
    for (int i = 0; i < states.size(); i++) {
      if (criteria.get(i).criterion().kind() == kind
          && states.get(i) != CriterionState.NOT_APPLICABLE) {
        all++;
        found += states.get(i) == state ? 1 : 0;
      }
    }
    return all == 0 ? 1 : found / (double) all;
  }
}
