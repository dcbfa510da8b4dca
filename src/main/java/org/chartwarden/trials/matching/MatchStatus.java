package org.chartwarden.trials.matching;

import java.util.Locale;

/** How a patient stands to a trial. */
public enum MatchStatus {
  /** No inclusion fails and no exclusion applies, as far as the record tells. */
  POTENTIALLY_ELIGIBLE,
  /** An exclusion applies. */
  EXCLUDED,
  /** An inclusion fails. */
  NOT_RELEVANT;

  /** {@code potentially_eligible}, {@code excluded}, {@code not_relevant}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
