package org.chartwarden.trials.matching;

/**
 * How well a patient fits a trial, with its parts; each lies between 0 and 1.
 *
 * @param total what trials and patients are ranked by
 * @param band 1 for potentially eligible, 0.5 for excluded, 0 for not relevant
 * @param inclusions share of the inclusions that are met; unknown ones count as not
 * @param exclusions share of the exclusions that are known not to apply
 * @param topic 1 when the patient has a condition that the trial is about, else 0
 */
public record MatchScore(
    double total, double band, double inclusions, double exclusions, double topic) {

  static MatchScore of(MatchStatus status, double inclusions, double exclusions, double topic) {
    double band =
        switch (status) {
          case POTENTIALLY_ELIGIBLE -> 1;
          case EXCLUDED -> 0.5;
          case NOT_RELEVANT -> 0;
        };
    double fit = 0.5 * inclusions + 0.2 * exclusions + 0.3 * topic;
    return new MatchScore(0.64 * band + 0.32 * fit, band, inclusions, exclusions, topic);
  }
}
