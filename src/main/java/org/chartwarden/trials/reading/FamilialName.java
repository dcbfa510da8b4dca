package org.chartwarden.trials.reading;

import java.util.regex.Pattern;

/** "Familial hypercholesterolemia": a word of the name, and no word of relatives. */
final class FamilialName {

  private static final Pattern RIGHT_BEFORE =
      Pattern.compile("(?is).*\\bfamilial[\\s-]+(?:\\p{L}+\\s+)?$");
  private static final Pattern WITHIN = Pattern.compile("(?i)^familial\\b.*");

  private static final Pattern RELATIVES =
      Pattern.compile(
          "(?i)\\b(?:family|mother|father|parents?|brothers?|sisters?|siblings?|aunts?|uncles?|sons?|daughters?|cousins?|grand\\w+|fh|fhx|relatives?)\\b");

  private FamilialName() {}

  /**
   * Whether a mention that is taken for one of relatives is the patient's.
   *
   * @param before the words of its sentence before it
   * @param name its own words
   */
  static boolean ofPatient(String before, String name) {
    return (RIGHT_BEFORE.matcher(before).matches() || WITHIN.matcher(name).matches())
        && !RELATIVES.matcher(before).find();
  }
}
