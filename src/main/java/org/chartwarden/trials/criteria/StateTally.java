package org.chartwarden.trials.criteria;

import static org.chartwarden.trials.criteria.CriterionState.CONFLICTING;
import static org.chartwarden.trials.criteria.CriterionState.MET;
import static org.chartwarden.trials.criteria.CriterionState.NOT_APPLICABLE;
import static org.chartwarden.trials.criteria.CriterionState.NOT_MET;
import static org.chartwarden.trials.criteria.CriterionState.UNKNOWN;

import java.util.List;

/** How many parts of a form are in each state, and what they come to by Kleene's strong logic. */
final class StateTally {

  private static final int SIZE = CriterionState.values().length;

  private final int[] counts = new int[SIZE];
  private int size;

  static StateTally of(List<CriterionVerdict> verdicts) {
    StateTally tally = new StateTally();
    verdicts.forEach(verdict -> tally.add(verdict.state()));
    return tally;
  }

  static StateTally ofStates(List<CriterionState> states) {
    StateTally tally = new StateTally();
    for (int i = 0; i < states.size(); i++) {
      tally.add(states.get(i));
    }
    return tally;
  }

  StateTally add(CriterionState state) {
    counts[state.ordinal()]++;
    size++;
    return this;
  }

  private int in(CriterionState state) {
    return counts[state.ordinal()];
  }

  CriterionState all() {
    if (in(NOT_APPLICABLE) == size) {
      return NOT_APPLICABLE;
    }
    return in(NOT_MET) > 0 ? NOT_MET : open(MET);
  }

  CriterionState any() {
    if (in(NOT_APPLICABLE) == size) {
      return NOT_APPLICABLE;
    }
    return in(MET) > 0 ? MET : open(NOT_MET);
  }

  CriterionState atLeast(int count) {
    if (in(MET) >= count) {
      return MET;
    }
    return size - in(NOT_APPLICABLE) - in(NOT_MET) < count ? NOT_MET : open(UNKNOWN);
  }

  /** The state of the open parts, or the given one when all parts are settled. */
  private CriterionState open(CriterionState settled) {
    if (in(CONFLICTING) > 0) {
      return CONFLICTING;
    }
    return in(UNKNOWN) > 0 ? UNKNOWN : settled;
  }
}
