package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Able to walk 10 m independently, with or without an assistive device": who walks with a cane is
 * able to, so neither the aid nor "independently" asks for anything. How far is asked for stays.
 */
final class AllowedAids implements Rewording {

  private static final String AID =
      "(?:(?:the )?(?:use|using|help|aid|assistance|support) (?:of )?)?(?:an? |any |the |their |his or her )?"
          + "(?:(?:walking|assistive|assisted|mobility|ambulatory|ambulation|gait|orthopa?edic|supportive|usual|single|point|technical)[- ])*"
          + "(?:aids?|devices?|canes?|walkers?|sticks?|crutch(?:es)?|frames?|rollators?|ortho(?:sis|ses|tics?)|brac(?:e|es|ing)|AFOs?|assistance|help|support)"
          + "(?:\\s*(?:,|/|or|and|and/or)+\\s*(?:an? )?(?:(?:walking|assistive|ankle[- ]foot|mobility) )?(?:aids?|devices?|canes?|walkers?|sticks?|crutch(?:es)?|frames?|rollators?|ortho(?:sis|ses|tics?)|brac(?:e|es)|AFOs?))*";

  private static final Pattern ALLOWED =
      Pattern.compile(
          "(?i)\\s*[,(]?\\s*(?:(?:either )?\\bwith(?:\\s*(?:or|and|and/or|/|\\()\\s*)without\\)? "
              + AID
              + "(?! from (?:another|an?) (?:person|individual)))|\\s*[,(;]\\s*(?:use of )?"
              + AID
              + " (?:is |are |may be |can be )?(?:permitted|allowed|acceptable|accepted|used if (?:needed|necessary|required))\\b|\\s*[,(]?\\s*\\b(?:even )?(?:with|using|may use|can use) "
              + AID
              + " (?:if|as|when|where) (?:needed|necessary|required|indicated)\\b");

  private static final Pattern WALKING =
      Pattern.compile(
          "(?i)\\b(?:walk\\w*|ambulat\\w*|gait|mobile|mobili[sz]e|mobility|steps|move|stand\\w*|transfer\\w*)\\b");

  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)\\s*\\b(?:independently|independent(?= (?:ambulat|walk|gait|mobil))|(?:un|non-)(?:aided|assisted)|without (?:assistance|help|support))(?! living| (?:of|from|by) (?:another|an?|other|others)\\b)\\b");

  private static final Pattern UNABLE =
      Pattern.compile("(?i)\\b(?:unable|inability|cannot|can not|not|non)\\b");

  private static final int NEAR = 80;

  private static final Pattern HOUSEHOLD =
      Pattern.compile(
          "(?i)(?<=\\b(?:walk|ambulate|walking|ambulation))(?: (?:independently|unaided))?(?: (?:for|at|least|a|short)){0,3} household distances?\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher household = HOUSEHOLD.matcher(plain.text());
    if (household.find()) {
      plain = plain.without(household.start(), household.end());
    }
    Matcher allowed = ALLOWED.matcher(plain.text());
    if (!allowed.find() || UNABLE.matcher(plain.text()).find()) {
      return plain;
    }
    int clause = Math.max(plain.text().lastIndexOf(';', allowed.start()), 0);
    Matcher walking = WALKING.matcher(plain.text()).region(clause, allowed.start());
    if (!walking.find()) {
      return plain;
    }
    int end = allowed.end();
    boolean closed = allowed.group().contains("(") && plain.text().startsWith(")", end);
    plain = plain.without(allowed.start(), closed ? end + 1 : end);
    Matcher alone = ALONE.matcher(plain.text()).region(clause, plain.text().length());
    boolean near = alone.find() && Math.abs(alone.start() - allowed.start()) < NEAR;
    return near ? plain.without(alone.start(), alone.end()) : plain;
  }
}
