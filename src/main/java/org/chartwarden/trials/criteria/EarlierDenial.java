package org.chartwarden.trials.criteria;

import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * "Never a stroke before", "no previous attacks", "first ever seizure": a note that denies what was
 * there earlier, and says nothing of today.
 */
final class EarlierDenial {

  private static final Pattern EARLIER =
      Pattern.compile(
          "(?i)\\b(?:no|never|not|without|denies)\\b[^.;:]{0,60}\\b(?:before|beforehand|previous(?:ly)?|prior|earlier|in the past|until now|until today)\\b"
              + "|\\bfirst[- ](?:ever|time)\\b");

  private EarlierDenial() {}

  /** Whether the sentence that holds a denial speaks of earlier days alone. */
  static boolean is(FactEvidence denial, PatientFacts facts) {
    return denial.span().isPresent() && EARLIER.matcher(Degree.around(denial, facts)).find();
  }
}
