package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Off steroids for at least 4 weeks": no steroids within 4 weeks. */
final class OffDrug implements Rewording {

  private static final Pattern OFF =
      Pattern.compile(
          "(?i)\\boff\\s+(?:of\\s+)?(?:all\\s+|any\\s+)?((?:(?!for\\b)[\\p{L}-]+\\s+){1,6}?)for\\s+(?:at\\s+least\\s+|a\\s+minimum\\s+of\\s+|more\\s+than\\s+|[≥>]=?\\s*)?(?=\\d+\\s*(?:days?|weeks?|months?|years?)\\b)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher off = OFF.matcher(text.text());
    return off.find()
        ? text.replaced(off.start(), off.end(), "no " + off.group(1) + "within ")
        : text;
  }
}
