package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "HIV-negative men", "HBsAg-negative liver disease": what bears the sign is asked for as well. */
final class SignedBearer implements Rewording {

  private static final Pattern BEARING =
      Pattern.compile(
          "(?i)(?<!\\b(?:no|not|without|for) )\\b(HIV(?:-1|-2)?|HCV|HBV|HBsAg|EBV|HPV|CMV|anti-HCV|(?:Helicobacter|H\\.) pylori)[- ](?:sero-?)?negative\\s+(?=(?!(?:at|within|in|on|before|by|during|and|or|prior|results?|tests?|status|antibod\\w+|for|to|serology|confirmed|documented)\\b)\\p{L})");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher bearing = BEARING.matcher(text.text());
    return kind == CriterionKind.INCLUSION && bearing.find()
        ? text.replaced(bearing.start(), bearing.end(), "no " + bearing.group(1) + "; ")
        : text;
  }
}
