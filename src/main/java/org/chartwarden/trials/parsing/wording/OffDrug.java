package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Off steroids for at least 4 weeks", "free of seizures for a year or more", "no use of opioids
 * for at least 1 month": nothing of it within that time. A dose that was not stable for so long is
 * another thing, and so is what one is not able to do for so long.
 */
final class OffDrug implements Rewording {

  /** What it is, up to the length of time. */
  private static final String THING =
      "((?:(?!(?:for|stable|same|able|unable|willing|plans?|planning|planned|intend\\w*|agree\\w*|expect\\w*|stay\\w*|response|respond\\w*|tolerat\\w*|controlled|until|unless|or less|more)\\b)[\\p{L}/-]+,?\\s+){1,8}?)";

  private static final String LEAST =
      "(?:at\\s+least\\s+|a\\s+minimum\\s+of\\s+|more\\s+than\\s+|[≥>]=?\\s*)";

  private static final String TIME = "(?=\\d+\\s*(?:days?|weeks?|months?|years?)\\b)";

  /** A denial of its own stands in its place. */
  private static final Pattern OFF =
      Pattern.compile(
          "(?i)\\b(?:off\\s+(?:of\\s+)?|free\\s+(?:from|of)\\s+)(?:all\\s+|any\\s+)?"
              + THING
              + "for\\s+"
              + LEAST
              + "?"
              + TIME);

  /** The denial is told. */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)\\b((?:not\\s+(?:on|taking|using|receiving|taken|used|received)|(?:has|have|had)\\s+not\\s+(?:taken|used|received|had|been\\s+on)|no(?:\\s+(?:use|intake)\\s+of)?|without(?:\\s+any)?)\\s+"
              + THING
              + ")for\\s+"
              + LEAST
              + TIME);

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher off = OFF.matcher(text.text());
    if (off.find()) {
      return text.replaced(off.start(), off.end(), "no " + off.group(1) + "within ");
    }
    Matcher denied = DENIED.matcher(text.text());
    return denied.find() ? text.replaced(denied.end(1), denied.end(), "within ") : text;
  }
}
