package org.chartwarden.trials.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.facts.DayRange;

/**
 * Days of what happens more than once or with something else: "DKA x2, last 2021" was in 2021 the
 * last time; "diabetes found in 1999 with ketoacidosis then" was in 1999.
 */
final class EventDays {

  private static final String TIMES =
      "(?:x ?\\d{1,2}|× ?\\d{1,2}|\\d{1,2} ?[x×]|once|twice|thrice|then|(?:two|three|four|five|several|many|\\d{1,2}) times)";

  private static final String NEWEST =
      "(?:last|latest|most recent(?:ly)?|once more|once again|again|another|recurr(?:ed|ing|ence))";

  private static final Pattern LATEST =
      Pattern.compile(
          "(?i)^\\s*(?:"
              + TIMES
              + "\\b)?[\\s,;:(–-]*(?:(?:and|but|the|with|his|her) ){0,3}"
              + NEWEST
              + "(?: (?:one|episode|event|attack|time|fit|spell|admission))?(?: (?:was|were|being))?(?=[\\s:,])[:,]?");

  /** Only counted, and then its day. */
  private static final Pattern COUNTED = Pattern.compile("(?i)^\\s*" + TIMES + "\\b[,:]?(?=\\s)");

  private static final Pattern WITH_ONSET =
      Pattern.compile(
          "(?i)^\\s*(?:(?:only )?(?:at|on|with) (?:the |first |initial )*(?:diagnosis|presentation|onset|debut)|then)\\b");

  private static final Pattern YEAR = Pattern.compile("\\b((?:19|20)\\d\\d)\\b(?![-/.]\\d)");

  private EventDays() {}

  /** The day of the last time; empty where the words tell none. */
  static Optional<DayRange> latest(MentionDays days, String text, TextSpan span) {
    String behind = text.substring(span.end(), days.clauseEnd(span.end()));
    for (Pattern lead : new Pattern[] {LATEST, COUNTED}) {
      Matcher last = lead.matcher(behind);
      Optional<DayRange> told =
          last.find() ? days.behind(span.end() + last.end(), false) : Optional.empty();
      if (told.isPresent()) {
        return told;
      }
    }
    if (!WITH_ONSET.matcher(behind).find()) {
      return Optional.empty();
    }
    Optional<DayRange> onset = Optional.empty();
    Matcher year = YEAR.matcher(text.substring(begin(text, span.start()), span.start()));
    while (year.find()) {
      onset = Optional.of(DayRange.in(Integer.parseInt(year.group(1))));
    }
    return onset;
  }

  /** Where the sentence begins that a place lies in. */
  private static int begin(String text, int at) {
    int stop = Math.max(text.lastIndexOf(". ", at), text.lastIndexOf('\n', at));
    return Math.max(0, stop + 1);
  }
}
