package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Immunosuppressive treatment in the past 4 weeks, including prednisolone or ciclosporin": the
 * time is that of the examples too, so it is said behind them.
 */
final class TimeOfExamples implements Rewording {

  private static final String LENGTH = "\\d+(?:\\.\\d+)?\\s*(?:hours?|days?|weeks?|months?|years?)";

  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\s+(?:(?:now|currently)\\s+or\\s+)?((?:within|in|during|over)\\s+(?:the\\s+)?(?:(?:past|last|previous|preceding|prior)\\s+)?"
              + LENGTH
              + "(?:\\s+(?:before|prior to|of|preceding)\\s+[\\p{L} -]{3,40}?)?)(?=,?\\s+(?:including|such as|e\\.g\\.,?|for example,?)\\s)");

  private static final Pattern OWN_TIME = Pattern.compile("(?i)" + LENGTH);

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher time = TIME.matcher(text.text());
    if (!time.find()) {
      return text;
    }
    int end = end(text.text(), time.end());
    if (OWN_TIME.matcher(text.text().substring(time.end(), end)).find()) {
      return text;
    }
    return text.inserted(end, " " + time.group(1)).without(time.start(), time.end());
  }

  /** Where the sentence, the item or the bracket ends. */
  private static int end(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean stop = c == '.' && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
      // "e.g." has stops of its own.
      if (c == ';' || c == '(' || c == ')' || stop && !text.startsWith("g.", i - 1)) {
        return i;
      }
    }
    return text.length();
  }
}
