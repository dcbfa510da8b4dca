package org.chartwarden.trials.report;

import java.util.Locale;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/** What the state of a criterion means for the patient's part in the trial. */
public enum Effect {
  /** An inclusion that is met, an exclusion that is not. */
  HELPS,
  /** An inclusion that is not met, an exclusion that is. */
  BLOCKS,
  /** Not known yet. */
  OPEN,
  /** It does not speak of this patient, or only of a part of the study. */
  NEUTRAL;

  static Effect of(EligibilityCriterion criterion, ReportedState state) {
    if (state.open()) {
      return OPEN;
    }
    if (state == ReportedState.NOT_APPLICABLE) {
      return NEUTRAL;
    }
    boolean inclusion = criterion.kind() == CriterionKind.INCLUSION;
    if (inclusion == (state == ReportedState.MET)) {
      return HELPS;
    }
    // Who does not fit one cohort may fit another.
    return criterion.cohort().isPresent() ? NEUTRAL : BLOCKS;
  }

  /** {@code helps}, {@code blocks}, {@code open}, {@code neutral}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
