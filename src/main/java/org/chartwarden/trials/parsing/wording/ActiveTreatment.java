package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "A malignancy that is progressing or requires active treatment": that is an active one. */
final class ActiveTreatment implements Rewording {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?i)\\b(malignan(?:cy|cies)|cancers?|tumou?rs?|neoplasms?)\\s+(?:(?:that|which) (?:is|are) )(?:currently )?progressing (?:or|and/or)(?: that| which)? (?:currently )?(?:requires?|needs?|(?:has|have) required|required)( active)? (?:systemic )?(?:treatment|therapy)\\b");

  private static final Pattern PAST = Pattern.compile("(?i)\\s+(?:within|in|during|over|for)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher clause = CLAUSE.matcher(text.text());
    if (!clause.find()) {
      return text;
    }
    // Treatment "within the past years" may be over: then it is a history.
    boolean now = !PAST.matcher(text.text()).region(clause.end(), text.text().length()).lookingAt();
    WrittenText plain = text.without(clause.end(1), clause.end());
    return now ? plain.inserted(clause.start(), "active ") : plain;
  }
}
