package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Parkinson's disease and duration of illness not less than 5 years": how long it is there is said
 * of what stands before.
 */
final class DiseaseDuration implements Rewording {

  private static final String ILLNESS =
      "(?:illness|disease|symptoms?|condition|disorder|diagnosis)";

  private static final Pattern DURATION =
      Pattern.compile(
          "(?i)(?<=[\\p{L})])(?:\\s*,\\s*|\\s+)(?:(?:and|with|having)\\s+){0,2}(?:an? |the )?(?:total )?(?:"
              + "duration of (?:the )?"
              + ILLNESS
              + "|"
              + ILLNESS
              + " duration)(?: of| is| was| must be| should be|:)?\\s+(?=(?:at least|not less than|no less than|more than"
              + "|longer than|less than|no more than|over|≥|>|<|≤|\\d))");

  /** What follows names no thing whose duration it could be. */
  private static final Pattern PERSONS =
      Pattern.compile(
          "(?i)^\\W*(?:patients?|subjects?|participants?|adults?|men|women|individuals?)\\W*$");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher duration = DURATION.matcher(text.text());
    boolean named =
        duration.find() && !PERSONS.matcher(text.text().substring(0, duration.start())).matches();
    return named ? text.replaced(duration.start(), duration.end(), " for ") : text;
  }
}
