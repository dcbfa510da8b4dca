package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "An acceptable method of contraception (e.g. IUD, tubal ligation)": methods that are listed as
 * examples are asked of nobody one by one.
 */
final class ContraceptiveMethods implements Rewording {

  private static final String EXAMPLES =
      "(?:e\\.?\\s?g\\b\\.?,?|i\\.?\\s?e\\b\\.?,?|such as|including(?:,? but not limited to)?|for example,?|for instance,?|like)";

  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)\\b(?:contracepti(?:on|ves?)(?:\\s+(?:methods?|measures?|precautions?))?|birth[- ]control(?:\\s+(?:methods?|measures?))?)"
              + "(\\s*\\(\\s*"
              + EXAMPLES
              + "[^()]*(?:\\([^()]*\\)[^()]*)*\\)|,?\\s+"
              + EXAMPLES
              + "\\s+[^.;()]*)");

  /** Who reads these in a list reads another rule. */
  private static final Pattern OTHER_RULE =
      Pattern.compile(
          "(?i)\\b(?:pregnan\\w*|breast-?\\s?feed\\w*|lactat\\w*|must|agree|tests?|during|until|throughout|for at least|from (?:the )?(?:screening|signing|first)|weeks?|months?|days?)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher listed = LISTED.matcher(text.text());
    return listed.find() && !OTHER_RULE.matcher(listed.group(1)).find()
        ? text.without(listed.start(1), listed.end(1))
        : text;
  }
}
