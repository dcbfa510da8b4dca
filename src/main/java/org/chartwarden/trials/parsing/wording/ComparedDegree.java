package org.chartwarden.trials.parsing.wording;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Mitral stenosis > mild", "more than moderate aortic regurgitation", "heart failure of at least
 * moderate severity": a degree that is compared like a number.
 */
final class ComparedDegree implements Rewording {

  private static final String ABOVE = "(?:>|greater than|more than|worse than|higher than)";
  private static final String FROM =
      "(?:≥|>=|at least|greater than or equal to|equal to or (?:greater|more) than)";

  private static final Pattern COMPARED =
      Pattern.compile(
          "(?i)(?:of\\s+)?("
              + ABOVE
              + "|"
              + FROM
              + ")\\s*(mild|moderate)\\b(?:\\s+(?:severity|degree|in severity)\\b)?(?!\\s+(?:in|to|of|for|with|at|on|than|as|by)\\b)");

  private static final Pattern OWN_FROM = Pattern.compile("(?i)" + FROM);

  /** What is graded stands ahead, alone in its item, and nothing behind. */
  private static final Pattern AHEAD =
      Pattern.compile("(?:^|[,;:(•]\\s*|\\b(?:or|and)\\s+)([\\p{L}][\\p{L}\\s-]{2,60}?)\\s*$");

  private static final Pattern ENDS = Pattern.compile("^\\s*(?:[,;.)]|$|(?:or|and)\\b)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher matcher = COMPARED.matcher(plain.text());
    int at = 0;
    while (matcher.find(at)) {
      String degree = degree(matcher.group(1), matcher.group(2));
      Matcher ahead = AHEAD.matcher(plain.text().substring(0, matcher.start()));
      boolean behind = ENDS.matcher(plain.text().substring(matcher.end())).find();
      if (behind && ahead.find()) {
        int name = ahead.start(1);
        plain = plain.without(matcher.start(), matcher.end()).inserted(name, degree + " ");
        at = matcher.start() + degree.length();
      } else if (!behind) {
        plain = plain.replaced(matcher.start(), matcher.end(), degree);
        at = matcher.start() + degree.length();
      } else {
        at = matcher.end();
      }
      if (at >= plain.text().length()) {
        break;
      }
      matcher = COMPARED.matcher(plain.text());
    }
    return plain;
  }

  private static String degree(String sign, String word) {
    boolean mild = word.toLowerCase(Locale.ROOT).equals("mild");
    boolean own = OWN_FROM.matcher(sign).matches();
    return mild
        ? own ? "mild or moderate or severe" : "moderate or severe"
        : own ? "moderate or severe" : "severe";
  }
}
