package org.chartwarden.trials.facts;

/** Words that notes cut short with a full stop, which then ends no sentence: "lat. epicondyle". */
public final class ClippedWords {

  /** All of them in small letters, as alternatives of a pattern. */
  public static final String ANY =
      "lat|ant|post|sup|inf|prox|dist|bilat|abd|abdo|cerv|thor|lumb|sacr|prev|appr|approx|assoc|occ"
          + "|intermit|cont|incl|excl|esp|resp|temp|exam|hist|diag|susp|adm|disch|medic|vac|vacc|inj"
          + "|insp|palp|ausc|perc|musc|artic|lig|tend|ext|flex|rot|abduct|adduct|max|min|avg|est|fam"
          + "|hosp|surg|orth|neuro|card|pulm|gastr|gyn|obst|derm|psych|sin|dex|dext|sinistr|st|vs|dr";

  private ClippedWords() {}
}
