package org.chartwarden.notes.demographics;

import org.chartwarden.evidence.TextSpan;

/**
 * The age of the patient as written; the parts add up.
 *
 * @param years whole years
 * @param months months beyond the years
 * @param weeks weeks beyond these
 * @param days days beyond these
 * @param exact false when only a span is told: "in her 60s" (the decade's first year is kept),
 *     "newborn"
 * @param span where it stands
 */
public record Age(int years, int months, int weeks, int days, boolean exact, TextSpan span) {

  /** Completed years: twelve months or 52 weeks make one. */
  public int completedYears() {
    return years + months / 12 + weeks / 52 + days / 365;
  }
}
