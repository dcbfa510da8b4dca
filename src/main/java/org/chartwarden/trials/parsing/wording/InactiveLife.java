package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Sedentary (less than 150 minutes of moderate activity in a week)", "engages in < 150 min/week of
 * physical activity": less than what the World Health Organization recommends is a sedentary life.
 */
final class InactiveLife implements Rewording {

  private static final String LESS =
      "(?:(?:less|fewer) than|under|below|<|not meeting[^()]{0,60}?(?:of )?(?:at least )?)\\s*(?:the recommended\\s+)?1[25]0\\s*(?:min(?:ute)?s?\\b)";

  private static final String WEEKLY =
      "(?:\\s*(?:of|per|/|a|an|in|each|every|one|weekly|week|moderate(?:-to-vigorous| to vigorous|-intensity| intensity|-or-vigorous)?|vigorous|aerobic|physical|activity|activities|exercise|intensity|PA|MVPA|or|to)\\b|\\s*/\\s*|[-–])+";

  private static final Pattern BRACKET =
      Pattern.compile(
          "(?i)(?<=\\b(?:sedentary|inactive)\\b[^()]{0,40}?)\\s*\\([^()]*?"
              + LESS
              + WEEKLY
              + "[^()]*\\)");

  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)^\\s*(?:(?:who |that )?(?:engag(?:e|es|ing) in|perform(?:s|ing)?|having|have|has|do(?:es|ing)?|participat(?:es?|ing) in|undertak(?:es?|ing))\\s+)?"
              + LESS
              + WEEKLY
              + "\\s*[.;]?\\s*$");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher bracket = BRACKET.matcher(text.text());
    if (bracket.find()) {
      return text.replaced(bracket.start(), bracket.end(), " ");
    }
    Matcher alone = ALONE.matcher(text.text());
    return alone.find() ? text.replaced(0, text.text().length(), "sedentary lifestyle") : text;
  }
}
