package org.chartwarden.trials.report;

import java.util.Locale;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.matching.MatchedCriterion;

/** How a criterion stands, as it is shown: the states of criteria, and those no rule could read. */
public enum ReportedState {
  MET,
  NOT_MET,
  UNKNOWN,
  CONFLICTING,
  NOT_APPLICABLE,
  /** No word of it is understood; a person has to read it. */
  UNSUPPORTED;

  static ReportedState of(MatchedCriterion matched) {
    CriterionState state = matched.verdict().state();
    boolean unread =
        matched.parsed().form().unsupported() && matched.parsed().form().leaves().isEmpty();
    return state == CriterionState.UNKNOWN && unread ? UNSUPPORTED : valueOf(state.name());
  }

  /** {@code met}, {@code not_met}, ..., {@code unsupported}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In words: {@code not met}. */
  public String words() {
    return code().replace('_', ' ');
  }

  /** Whether somebody still has to find out. */
  public boolean open() {
    return this == UNKNOWN || this == CONFLICTING || this == UNSUPPORTED;
  }
}
