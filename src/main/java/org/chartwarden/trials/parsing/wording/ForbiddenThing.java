package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * Among the exclusions "patients cannot have sleep apnea", "subjects must not be on insulin": the
 * rule stands where the thing belongs that it forbids, and having the thing rules people out.
 *
 * <p>What people are not able to do stays ("patients who cannot walk", "cannot have an MRI scan").
 */
final class ForbiddenThing implements Rewording {

  private static final String PEOPLE =
      "(?:(?:the|any|all|study|eligible|potential)\\s+)*"
          + "(?:patients?|subjects?|participants?|persons?|people|individuals?|women|men|volunteers?|you)";

  private static final String DONE_TO_PEOPLE =
      "(?:an?\\s+|any\\s+)?(?:mri|mr|ct|pet|scans?|magnetic|imaging|biops(?:y|ies)|surgery|blood|contrast|access)\\b";

  private static final Pattern HAVE =
      Pattern.compile(
          "(?i)^\\s*"
              + PEOPLE
              + "\\s+(?:can\\s?not|can't|must\\s+not|may\\s+not|should\\s+not|shall\\s+not)\\s+"
              + "(?:currently\\s+|previously\\s+)?(?:have|take|use|receive|suffer)\\b(?!\\s+"
              + DONE_TO_PEOPLE
              + ")");

  private static final Pattern BE =
      Pattern.compile(
          "(?i)^\\s*"
              + PEOPLE
              + "\\s+(?:must\\s+not|may\\s+not|should\\s+not|shall\\s+not|cannot(?=\\s+be\\s+(?:on|taking|pregnant|using|receiving)\\b))\\s+(?:currently\\s+)?be\\b");

  private static final Pattern FORBIDS =
      Pattern.compile(
          "(?i)(?:can\\s?not|can't|must\\s+not|may\\s+not|should\\s+not|shall\\s+not)\\s+");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    if (kind != CriterionKind.EXCLUSION) {
      return text;
    }
    Matcher have = HAVE.matcher(text.text());
    if (have.find()) {
      return allowed(text, have.end());
    }
    Matcher be = BE.matcher(text.text());
    return be.find() ? allowed(text.replaced(be.end() - 2, be.end(), "are"), be.end()) : text;
  }

  private static WrittenText allowed(WrittenText text, int end) {
    Matcher forbids = FORBIDS.matcher(text.text()).region(0, end);
    return forbids.find() ? text.replaced(forbids.start(), forbids.end(), "") : text;
  }
}
