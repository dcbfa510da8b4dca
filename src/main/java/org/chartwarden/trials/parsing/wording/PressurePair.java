package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Blood pressure above 160/100 mmHg" is a systolic above 160 or a diastolic above 100; "below
 * 140/90" wants both.
 */
final class PressurePair implements Rewording {

  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)\\b(?:(?:resting|office|sitting|seated|supine|arterial|systemic|clinic|screening)\\s+)*(?:blood\\s+pressures?|BP)(?:\\s*\\(BP\\))?\\s*(?:readings?\\s*|values?\\s*|levels?\\s*|measurements?\\s*)?(?:of\\s+|is\\s+|at\\s+rest\\s+|[:,]\\s*|\\(\\s*)?"
              + "([<>≤≥]=?|(?:above|over|exceeding|below|under|at\\s+least|(?:greater|higher|more|less|lower)\\s+than(?:\\s+or\\s+equal\\s+to)?|equal\\s+to\\s+or\\s+(?:greater|higher|more|less|lower)\\s+than|up\\s+to))\\s*"
              + "(\\d{2,3})\\s*/\\s*(?:[<>≤≥]=?\\s*)?(\\d{2,3})(?!\\d)(?:\\s*mm\\s?Hg|\\s*mm\\[Hg\\])?");

  private static final Pattern BELOW =
      Pattern.compile("(?i)^(?:[<≤]|below|under|.*\\b(?:less|lower)\\b|up\\s+to)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher pair = PAIR.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && pair.find(at)) {
      String sign = pair.group(1);
      String joint = BELOW.matcher(sign).find() ? " and " : " or ";
      String words =
          "systolic blood pressure "
              + sign
              + " "
              + pair.group(2)
              + " mmHg"
              + joint
              + "diastolic blood pressure "
              + sign
              + " "
              + pair.group(3)
              + " mmHg";
      plain = plain.replaced(pair.start(), pair.end(), words);
      at = pair.start() + words.length();
      pair = PAIR.matcher(plain.text());
    }
    return plain;
  }
}
