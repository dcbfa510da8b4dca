package org.chartwarden.trials.criteria;

import java.util.Locale;

/** Whether the sentence of a criterion is true of a patient. */
public enum CriterionState {
  /** True, with evidence. */
  MET,
  /** Not true, with evidence or because a complete list does not hold it. */
  NOT_MET,
  /** The record does not tell. */
  UNKNOWN,
  /** The record tells both. */
  CONFLICTING,
  /** The sentence does not speak of this patient: a contraception clause for a man. */
  NOT_APPLICABLE;

  /** {@code met}, {@code not_met}, {@code unknown}, {@code conflicting}, {@code not_applicable}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean decided() {
    return this == MET || this == NOT_MET;
  }

  /** The state of the contrary sentence. */
  CriterionState negated() {
    return switch (this) {
      case MET -> NOT_MET;
      case NOT_MET -> MET;
      default -> this;
    };
  }
}
