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
    Share inclusions = new Share(CriterionState.MET, CriterionState.NOT_MET);
    Share exclusions = new Share(CriterionState.NOT_MET, CriterionState.MET);
    for (int i = 0; i < states.size(); i++) {
      EligibilityCriterion criterion = criteria.get(i).criterion();
      (criterion.kind() == CriterionKind.INCLUSION ? inclusions : exclusions)
          .add(states.get(i), criterion.cohort().isEmpty());
    }
    MatchStatus status =
        inclusions.ruledOut
            ? MatchStatus.NOT_RELEVANT
            : exclusions.ruledOut ? MatchStatus.EXCLUDED : MatchStatus.POTENTIALLY_ELIGIBLE;
    return new Standing(
        status, MatchScore.of(status, inclusions.share(), exclusions.share(), topic), states);
  }

  /** How many criteria of a kind fit the patient. */
  private static final class Share {
    private final CriterionState fitting;
    private final CriterionState ruling;
    private int all;
    private int fit;
    private boolean ruledOut;

    Share(CriterionState fitting, CriterionState ruling) {
      this.fitting = fitting;
      this.ruling = ruling;
    }

    /**
     * Counts a criterion.
     *
     * @param ofAll whether it is one for everybody, and not for a cohort
     */
    void add(CriterionState state, boolean ofAll) {
      if (state != CriterionState.NOT_APPLICABLE) {
        all++;
        fit += state == fitting ? 1 : 0;
        ruledOut |= ofAll && state == ruling;
      }
    }

    double share() {
      return all == 0 ? 1 : fit / (double) all;
    }
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
}
