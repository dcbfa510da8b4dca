package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "HIV negative", "HIV, HBsAg and anti-HCV negative", "COVID-19 test is negative": the infection is
 * denied behind its name, and so is each of a list.
 */
final class NegativeSign implements Rewording {

  private static final String NAME =
      "(?:HIV(?:[- ]?[12](?:/2)?)?|HCV|HBV|HDV|HEV|HTLV(?:-?(?:1|I)(?:/(?:2|II))?)?|CMV|EBV|HBs[- ]?(?:Ag|antigen)"
          + "|anti-HCV|anti-HIV|(?:hepatitis|hep) [A-E](?: virus)?(?: (?:surface )?(?:antigen|Ag))?|COVID-19|COVID"
          + "|SARS-CoV-2|influenza(?: A/B)?|syphilis|tuberculosis|TB|malaria|chlamydia|gonorrh(?:o?ea)"
          + "|trichomonas|Helicobacter pylori|H\\. ?pylori|MRSA|Clostridi(?:um|oides) difficile|C\\. ?difficile)";

  private static final String WORDS =
      "(?: virus| viruses| infections?)?"
          + "(?:[- ](?:antibod(?:y|ies)|Ab|antigen|serology|serologies|serologic|serum|PCR|RT-PCR|RNA|DNA|NAT|NAAT|rapid"
          + "|screen(?:ing)?|blood|tests?|testing|status|results?))*";

  private static final Pattern NEGATIVE =
      Pattern.compile(
          "(?i)(?<!\\b(?:no|not|without|for) )\\b(?:both )?((?:"
              + NAME
              + WORDS
              + "\\s*(?:,(?: ?(?:and|or))?|/|\\band\\b|\\bor\\b|&)\\s*){0,5})("
              + NAME
              + ")"
              + WORDS
              + "(?:\\s+(?:is|are|was|were|must be|should be|being|all|both)\\s+(?:all |both )?|[- ])(?:sero-?)?"
              + "(?:negative|non-?reactive)\\b"
              + "(?=\\s*(?:[,.;)/]|$|(?:at|within|in|on|before|by|during|and|or|prior|for)\\b))");

  /** A part of a list, and what joins it to the next one. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)(" + NAME + ")" + WORDS + "\\s*(?:,(?: ?(?:and|or))?|/|and\\b|or\\b|&)\\s*");

  /** "HIV negative, HCV positive": a denial in front would go on to the other sign. */
  private static final Pattern POSITIVE =
      Pattern.compile("(?i)\\b(?:sero-?)?(?:positiv|(?<!non-)reactiv|detect)");

  private static final Pattern SLASH = Pattern.compile("\\s*/\\s*");

  private static final Pattern JOINT =
      Pattern.compile("(?i)\\G\\s*(?:,\\s*(?:and |but )?|and |but |with )\\s*");

  /** "Test for HIV negative": the sign behind the names of what was tested for. */
  private static final Substitution TESTED =
      Substitution.of(
          "\\b(?:tests?|testing|serolog(?:y|ies)|screen(?:ing)?|PCR) for ((?:"
              + NAME
              + "\\s*(?:,(?: ?(?:and|or))?|/|\\band\\b|\\bor\\b)\\s*){0,5}"
              + NAME
              + ")(?: (?:infections?|virus))?\\s+(?:(?:is|are|was|were|must be|should be|being)\\s+)?(?:all |both )?(?:sero-?)?(?:negative|non-?reactive)\\b",
          "negative test for $1");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = TESTED.in(text);
    boolean mixed = POSITIVE.matcher(plain.text()).find();
    if (mixed && kind == CriterionKind.EXCLUSION) {
      return plain;
    }
    Matcher negative = NEGATIVE.matcher(plain.text());
    int at = 0;
    while (negative.find(at)) {
      StringBuilder words = new StringBuilder();
      Matcher member = MEMBER.matcher(negative.group(1));
      while (member.find()) {
        words.append("no ").append(member.group(1)).append(" and ");
      }
      words.append("no ").append(negative.group(2));
      int end = negative.end();
      Matcher joint = JOINT.matcher(plain.text());
      if (mixed && POSITIVE.matcher(plain.text()).find(end) && joint.find(end)) {
        end = joint.end();
        words.append("; ");
      } else if (kind == CriterionKind.INCLUSION
          && SLASH.matcher(plain.text()).region(end, plain.text().length()).lookingAt()) {
        end = plain.text().indexOf('/', end) + 1;
        words.append(" and ");
      }
      at = negative.start() + words.length();
      plain = plain.replaced(negative.start(), end, words.toString());
      negative = NEGATIVE.matcher(plain.text());
    }
    return plain;
  }
}
