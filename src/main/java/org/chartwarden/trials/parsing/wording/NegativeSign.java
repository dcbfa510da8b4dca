package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "HIV negative", "COVID-19 test is negative": the infection is denied behind its name. */
final class NegativeSign implements Rewording {

  private static final Pattern NEGATIVE =
      Pattern.compile(
          "(?i)(?<!\\b(?:no|not|without|for) )\\b(HIV(?:-1|-2)?|HCV|HBV|HBsAg|anti-HCV|hepatitis [A-E](?: virus)?|COVID-19|SARS-CoV-2|syphilis|tuberculosis)"
              + "(?: virus| infection)?(?:[- ](?:antibod(?:y|ies)|antigen|serology|PCR|tests?|testing|status|results?))*"
              + "(?:\\s+(?:is|are|was|were|must be)\\s+|[- ])(?:sero-?)?negative\\b"
              + "(?=\\s*(?:[,.;)]|$|(?:at|within|in|on|before|by|during|and|or|prior)\\b))");

  /** "HIV negative, HCV positive": a denial in front would go on to the other sign. */
  private static final Pattern POSITIVE = Pattern.compile("(?i)\\bpositiv");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    if (POSITIVE.matcher(text.text()).find()) {
      return text;
    }
    WrittenText plain = text;
    Matcher negative = NEGATIVE.matcher(plain.text());
    int at = 0;
    while (negative.find(at)) {
      String words = "no " + negative.group(1);
      at = negative.start() + words.length();
      plain = plain.replaced(negative.start(), negative.end(), words);
      negative = NEGATIVE.matcher(plain.text());
    }
    return plain;
  }
}
