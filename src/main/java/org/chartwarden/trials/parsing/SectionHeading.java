package org.chartwarden.trials.parsing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * A heading that says which kind of criteria follows.
 *
 * @param kind of what follows
 * @param length characters of the heading within its line; the rest of the line is a criterion
 * @param cohort the part of the study that the heading names, or empty
 */
record SectionHeading(CriterionKind kind, int length, String cohort) {

  private static final String WORDS =
      "(?:(?:key|main|major|primary|general|specific|additional|overall|study|patients?|subjects?|participants?|other|further|selected|principal|basic|the|common|clinical)\\s+){0,3}";

  private static final Pattern HEADING =
      Pattern.compile(
          "(?i)^\\W*"
              + WORDS
              + "(?<kind>inclusion|exclusion|non[- ]?inclusion|eligibility|selection|excluded|exclusions?|inclusions?|included|ineligibility|entry)"
              + "(?:\\s*(?:/|and|&)\\s*(?:inclusion|exclusion))?"
              + "(?<criteria>\\s+criteri(?:a|on|um|ons|as)s?)?"
              + "(?<rest>[^:.\\n]{0,70}?)(?<colon>\\s*[:：]+|\\s*-\\s*$|\\s*$|\\s*\\.\\s*$)");

  private static final Pattern CRITERIA_FOR =
      Pattern.compile(
          "(?i)^\\W*criteria\\s+(?:for|of)\\s+(?<kind>inclusion|exclusion|eligibility)[^:\\n]{0,60}(?<colon>:|$)");

  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?i)^\\W*(?:the\\s+)?(?:patients?|subjects?|participants?|individuals|women|men|volunteers|people|persons|we|those)?[^.\\n]{0,60}\\b(?<kind>will be excluded|are excluded|were excluded|are to be excluded|must be excluded|are not eligible|are ineligible|be excluded|will be included|are included|were included|are eligible|inclusion criteria|exclusion criteria)\\b(?<rest>[^.\\n]{0,80}?)(?<colon>:\\s*$|:)");

  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)(?<=[.;:,)\\s])(?:(?:key|main)\\s+)?(?:inclusion|exclusion|non[- ]inclusion)\\s+criteri(?:a|on)\\s*(?:\\([^)\\n]{0,30}\\))?\\s*[:：]");

  /** The heading that a line opens with, or null. */
  static SectionHeading of(String line) {
    Matcher matcher = HEADING.matcher(line);
    if (matcher.find()) {
      boolean word = matcher.group("criteria") != null;
      String rest = matcher.group("rest").strip();
      boolean colon =
          matcher.group("colon").strip().startsWith(":")
              || matcher.group("colon").strip().startsWith("：");
      boolean alone = rest.isEmpty() && matcher.end() >= line.strip().length();
      boolean named = word && (colon || rest.length() < 50 && matcher.end() == line.length());
      if (named || alone || colon && rest.length() < 40) {
        return new SectionHeading(kind(matcher.group("kind")), matcher.end(), cohort(rest));
      }
    }
    matcher = CRITERIA_FOR.matcher(line);
    if (matcher.find()) {
      return new SectionHeading(kind(matcher.group("kind")), matcher.end(), "");
    }
    matcher = SENTENCE.matcher(line);
    if (matcher.find() && line.length() < 220) {
      return new SectionHeading(kind(matcher.group("kind")), matcher.end(), "");
    }
    return null;
  }

  /** Where a heading stands within a line, or -1. */
  static int inside(String line, int from) {
    Matcher matcher = INSIDE.matcher(line);
    return matcher.find(Math.max(1, from)) ? matcher.start() : -1;
  }

  private static String cohort(String rest) {
    String words = rest.replaceAll("^[\\s(\\-–:]*(for|of)?\\s*|[\\s)\\-–]*$", "");
    boolean plain =
        words
            .toLowerCase(Locale.ROOT)
            .matches(
                "(the )?(study|trial|participants?|patients?|subjects?|this study|all participants|all patients|include|are|includes|were|participation|.*following.*|all subjects|of the study|enrollment|list|s|will be|included|excluded)?");
    return plain ? "" : words;
  }

  private static CriterionKind kind(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean out =
        lower.contains("exclu")
            || lower.startsWith("non")
            || lower.startsWith("inelig")
            || lower.contains("not eligible")
            || lower.contains("ineligible");
    return out ? CriterionKind.EXCLUSION : CriterionKind.INCLUSION;
  }
}
