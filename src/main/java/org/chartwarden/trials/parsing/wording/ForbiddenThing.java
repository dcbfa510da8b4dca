package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * Among the exclusions "patients cannot have sleep apnea", "subjects must not be on insulin": the
 * rule stands where the thing belongs that it forbids, and having the thing rules people out. Among
 * the inclusions it is said as a rule: "must not have".
 *
 * <p>What people are not able to do stays: "cannot take tablets", "cannot have an MRI scan".
 */
final class ForbiddenThing implements Rewording {

  /** Of whom a rule is, if need be with a bracket before it that says for whom it stands. */
  private static final String PEOPLE =
      "(?:\\([^()]{1,60}\\)\\s*)?"
          + "(?:(?:the|any|all|no|study|eligible|potential|female|male|adult|enrolled|such)\\s+)*"
          + "(?:patients?|subjects?|participants?|persons?|people|individuals?|women|men|females|males|children|volunteers?|adults|candidates?|you|they)"
          + "(?:\\s+of\\s+child-?\\s?bearing\\s+(?:potential|age))?";

  private static final String DONE_TO_PEOPLE =
      "(?:an?\\s+|any\\s+)?(?:mri|mr|ct|pet|scans?|magnetic|imaging|biops(?:y|ies)|surgery|blood|contrast|access)\\b";

  private static final String RULE =
      "(?:(?:must|may|should|shall)\\s+(?:not|never)|(?:are|is)\\s+not\\s+(?:allowed|permitted)\\s+to|mustn't|shouldn't)\\s+";
  private static final String CANNOT = "(?:can\\s?not|can't)\\s+";
  private static final String NOW =
      "(?:currently\\s+|previously\\s+|ever\\s+|also\\s+|already\\s+|concurrently\\s+|simultaneously\\s+)?";

  private static final Pattern HAVE =
      Pattern.compile(
          "(?i)^\\s*"
              + PEOPLE
              + "\\s+(?:"
              + RULE
              + NOW
              + "(?:have|take|use|receive|suffer|meet|show|exhibit|undergo|abuse|smoke|drink|require|need)|"
              + CANNOT
              + NOW
              + "have)\\b(?!\\s+"
              + DONE_TO_PEOPLE
              + ")");

  private static final Pattern BE =
      Pattern.compile(
          "(?i)^\\s*"
              + PEOPLE
              + "\\s+(?:"
              + RULE
              + "|"
              + CANNOT
              + "(?=be\\s+(?:on|taking|pregnant|using|receiving)\\b))"
              + NOW
              + "be\\b(?!\\s+(?:included|enrolled|excluded|able|willing))");

  /** Without a word for whom, a rule opens the line: "must not be pregnant". */
  private static final Pattern BARE =
      Pattern.compile(
          "(?i)^\\s*(?:must|may|should|shall)\\s+(?:not|never)\\s+(?="
              + NOW
              + "(?:be(?!\\s+(?:included|enrolled|excluded|able|willing))|have|take|use|receive|suffer|meet)\\b)");

  private static final Pattern FORBIDS = Pattern.compile("(?i)(?:" + RULE + "|" + CANNOT + ")");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher bare = BARE.matcher(text.text());
    if (kind == CriterionKind.EXCLUSION && bare.find()) {
      return text.without(0, bare.end());
    }
    Matcher have = HAVE.matcher(text.text());
    if (have.find()) {
      return said(text, have.end(), kind);
    }
    Matcher be = BE.matcher(text.text());
    if (!be.find()) {
      return text;
    }
    WrittenText plain =
        kind == CriterionKind.EXCLUSION ? text.replaced(be.end() - 2, be.end(), "are") : text;
    return said(plain, be.end(), kind);
  }

  private static WrittenText said(WrittenText text, int end, CriterionKind kind) {
    Matcher forbids = FORBIDS.matcher(text.text()).region(0, end);
    String rule = kind == CriterionKind.EXCLUSION ? "" : "must not ";
    return forbids.find() ? text.replaced(forbids.start(), forbids.end(), rule) : text;
  }
}
