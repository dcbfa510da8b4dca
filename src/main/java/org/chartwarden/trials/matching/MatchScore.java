package org.chartwarden.trials.matching;

/**
 * How well a patient fits a trial, with its parts; each lies between 0 and 1.
 *
 * @param total what trials and patients are ranked by
 * @param band what the status is worth: 1 for potentially eligible; for a chart 0.3 for excluded
 *     and 0 for not relevant
 * @param inclusions share of the inclusions that are met; unknown ones count as not
 * @param exclusions share of the exclusions that are known not to apply
 * @param topic how far the patient has what the trial is about
 */
public record MatchScore(
    double total, double band, double inclusions, double exclusions, double topic) {

  private static final double AGAINST = 0.15;

  /**
   * For a chart, whose criteria are answered from the record. What a trial is about counts as much
   * as the status: a trial of another disease often leaves nothing that is known to stand against
   * the patient. Having a part of what it is about counts for more than that part (square root).
   */
  static MatchScore of(MatchStatus status, double inclusions, double exclusions, double topic) {
    double band =
        switch (status) {
          case POTENTIALLY_ELIGIBLE -> 1;
          case EXCLUDED -> 0.3;
          case NOT_RELEVANT -> 0;
        };
    double total = 0.35 * band + 0.2 * inclusions + 0.05 * exclusions + 0.4 * Math.sqrt(topic);
    return new MatchScore(total, band, inclusions, exclusions, topic);
  }

  /**
   * For a patient who is given as text, which leaves much out: what the trial is about decides, and
   * what stands against it lowers the band a little. Age and sex are sure: where they do not fit,
   * the band is 0.
   *
   * @param topic how well text and trial belong together, 0 to 1
   */
  public static MatchScore ofText(TrialMatch match, double topic) {
    double band = match.barredByAgeOrSex() ? 0 : 1 - AGAINST * match.against();
    double total = (2 * topic + 0.3 * match.score().inclusions() + 0.3 * band) / 2.6;
    return new MatchScore(
        total, band, match.score().inclusions(), match.score().exclusions(), topic);
  }
}
