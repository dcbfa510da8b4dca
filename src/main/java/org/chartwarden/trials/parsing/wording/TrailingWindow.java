package org.chartwarden.trials.parsing.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Exacerbation requiring steroids, or infection requiring antibiotics, within 4 weeks": a time
 * that a comma sets off from a list of whole clauses is meant for every one of them.
 */
final class TrailingWindow implements Rewording {

  private static final Pattern TIMED =
      Pattern.compile(
          "(?i),\\s*((?:within|in|during) (?:the )?(?:(?:last|past|previous|preceding|prior) )?(?:\\d{1,3}|one|two|three|four|five|six|eight|ten|twelve)?[ -]?(?:days?|weeks?|months?|years?))((?:\\s+(?:prior to|before|preceding|of|from)\\s+[\\p{L}\\d /-]{2,60}?)?)\\s*[.;]?\\s*$");

  /** What a clause says of the thing before it: the time is that of the thing as well. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?i)\\s+(?:requiring|needing|necessitating|(?:that|which) (?:required?|needed|necessitated|led to|resulted in)|treated with|leading to|resulting in)\\b");

  private static final Pattern ITEM =
      Pattern.compile(
          "(?i),?\\s+(?:or|and/or)\\s+(?=(?:an? |any |acute |severe |active |upper |lower |serious |other )*\\p{L})");

  private static final Pattern OWN_TIME =
      Pattern.compile(
          "(?i)\\b(?:within|during|in the (?:last|past|previous)|for (?:at least|more than)|\\d+ (?:days?|weeks?|months?|years?))\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher timed = TIMED.matcher(text.text());
    if (!timed.find()) {
      return text;
    }
    String list = text.text().substring(0, timed.start());
    if (OWN_TIME.matcher(list).find() || list.indexOf(';') >= 0 || list.indexOf('(') >= 0) {
      return text;
    }
    List<Integer> ends = new ArrayList<>();
    Matcher clause = CLAUSE.matcher(list);
    while (clause.find()) {
      ends.add(clause.start());
      Matcher item = ITEM.matcher(list);
      if (item.find(clause.end()) && CLAUSE.matcher(list).find(item.end())) {
        ends.add(item.start());
      }
    }
    // One clause alone has its time from its own words.
    if (ends.size() < 2) {
      return text;
    }
    WrittenText plain = text.replaced(timed.start(), timed.start(1), " ");
    for (int i = ends.size() - 1; i >= 0; i--) {
      plain = plain.inserted(ends.get(i), " " + timed.group(1));
    }
    return plain;
  }
}
