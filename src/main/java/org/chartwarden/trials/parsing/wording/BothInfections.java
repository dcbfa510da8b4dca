package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Co-infection with HBV and HCV": both of them, in an exclusion too. */
final class BothInfections implements Rewording {

  private static final String VIRUS =
      "(?:HIV(?:-1)?|HBV|HCV|HDV|hepatitis [BCD](?: virus)?|tuberculosis|TB)";

  private static final Pattern BOTH =
      Pattern.compile(
          "(?i)\\b(?:(?:co-?infect(?:ion|ed)|dual infection|simultaneous infection) (?:with |of |by )?(?:both )?|both )("
              + VIRUS
              + ")(?: infection)? and ("
              + VIRUS
              + ")(?: infections?)?(?=\\s*(?:[,.;)(]|$))(?:\\s*\\([^()]*\\))?");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher both = BOTH.matcher(text.text());
    return both.find()
        ? text.replaced(both.start(), both.end(), both.group(1) + " requiring " + both.group(2))
        : text;
  }
}
