package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Melanoma not confirmed by histology": that there is none that was found so. */
final class UnconfirmedThing implements Rewording {

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)^(\\W*)(?!no\\b|not\\b|absence\\b|lack\\b|without\\b)(?:(?:patients?|subjects?|participants?|individuals?|those) (?:with|whose) )?([\\p{L}][\\p{L} '-]{3,60}?)\\s+(?:(?:that|which) )?(?:(?:is|are|was|were|has|have) )?(?:not|never) (?:been )?(?:(?:histologically|histopathologically|pathologically|cytologically|microbiologically|radiologically|clinically|genetically) )?(?:confirmed|proven|verified|established)(?:\\s+(?:by|on|with|in|through|via) [\\p{L} ,/-]{2,60})?(\\W*)$");

  private static final Pattern SEVERAL = Pattern.compile("(?i)\\b(?:or|and|who|with|but)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher whole = WHOLE.matcher(text.text());
    return whole.matches() && !SEVERAL.matcher(whole.group(2)).find()
        ? text.replaced(whole.end(2), whole.end(), whole.group(3))
            .replaced(whole.end(1), whole.start(2), "No ")
        : text;
  }
}
