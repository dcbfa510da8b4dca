package org.chartwarden.trials.parsing;

import java.util.Locale;
import java.util.regex.Pattern;

/** Lines that name the cohort which the next criteria are for, and ask for nothing. */
final class CohortHeading {

  private static final Pattern HEADING =
      Pattern.compile(
          "(?i)^(?:for\\s+)?(?:the\\s+)?[^:.;]{0,60}\\b(?:cohort|group|arm|part|phase|controls?|volunteers?|caregivers?|dyads?|parents?|patients?|participants?|subjects|women|children|adults|groups|cohorts|clinicians|providers|donors?|recipients?|study \\w|aim \\d|stage \\d)\\b[^:;]{0,40}:\\s*$");

  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?s).*\\b(following|must|have|has|any|with|who|received|meet|at least|one of|either|defined|are|is|will|include|including)\\b.*");

  private static final int LONGEST = 75;

  private CohortHeading() {}

  /** The cohort that a line names, or null when it is no such heading. */
  static String of(TextBlock block, TextBlock next) {
    String words = block.text();
    boolean heading =
        words.length() < LONGEST
            && HEADING.matcher(words).matches()
            && !SENTENCE.matcher(words.toLowerCase(Locale.ROOT)).matches()
            && !(next.mark().isEmpty() && next.opensList());
    return heading ? words.replaceAll("[:\\s]+$", "") : null;
  }
}
