package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Finished chemotherapy since at least 3 months": the time runs from the end of the treatment, and
 * is none for which it was given.
 */
final class FinishedSince implements Rewording {

  private static final String LENGTH =
      "(?:\\d{1,3}|one|two|three|four|five|six|eight|nine|ten|twelve)\\s*(?:days?|weeks?|months?|years?)";

  private static final Pattern SINCE =
      Pattern.compile(
          "(?i)\\b(finished|completed|ended|stopped|ceased|discontinued|terminated)\\s+((?:(?!\\b(?:since|from|for|before|within|in|during|and|or)\\b)[^.;:()]){3,60}?)\\s+(?:since|from|for)\\s+((?:at\\s+least|more\\s+than|over|[≥>]=?)\\s*)?("
              + LENGTH
              + ")(?:\\s+(at\\s+least|or\\s+more|minimum))?(?=\\s*(?:[.,;)]|$))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher since = SINCE.matcher(text.text());
    return since.find()
        ? text.replaced(
            since.start(),
            since.end(),
            "completed " + since.group(2) + " at least " + since.group(4) + " ago")
        : text;
  }
}
