package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "HbA1c 6.5 to 9 % (not older than 3 months)", "echocardiogram no more than 12 months old": how
 * old a result may be is no age of the patient. It becomes the stretch of time that the result has
 * to lie in.
 */
final class ResultAge implements Rewording {

  private static final String LENGTH =
      "(\\d+|one|two|three|four|six|eight|twelve)\\s*-?\\s*(days?|weeks?|months?|years?)";

  private static final String YOUNG =
      "(?:(?:not|no|none|never)\\s+(?:be\\s+)?older\\s+than\\s+"
          + LENGTH
          + "|(?:(?:not|no)\\s+more\\s+than|less\\s+than|at\\s+most|max(?:imum|\\.)?|up\\s+to|[<≤]=?)\\s*"
          + LENGTH
          + "\\s+old)";

  private static final String RESULT =
      "(?:results?|values?|tests?|testing|measurements?|reports?|samples?|specimens?|tissue|biops(?:y|ies)|scans?|images?|imaging|MRI|CT|X-?rays?|radiographs?|ECG|EKG|echo(?:cardiogra(?:m|phy|phic))?|electrocardiogram|DXA|DEXA|mammogra(?:m|phy)|colonoscopy|endoscopy|spirometry|polysomnography|HbA1c|haemoglobin|hemoglobin|creatinine|labs?|laboratory|documentation|serology|cultures?|swab|smear|angiogra(?:m|phy)|audiogram)";

  /** Behind the number or the name of a result, in brackets or behind a comma. */
  private static final Pattern BRACKET =
      Pattern.compile(
          "(?i)(?<=(?:%|[\\d)]|\\bmg/dL|\\bg/dL|\\bmmol/L|\\bmmol/mol|\\bmL/min|/1\\.73\\s?m2|/m2|/L|mm ?Hg|\\b"
              + RESULT
              + ")\\s{0,2})[(\\[]\\s*(?:(?:the\\s+)?"
              + RESULT
              + "\\s+)?"
              + YOUNG
              + "\\s*[)\\]]");

  /** Behind the name of a result, which a verb may part from it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:(?<=[\\p{L}\\d%)])\\s*,\\s*(?:the\\s+)?(?:results?|values?|measurements?|tests?)|(?<=\\b"
              + RESULT
              + "(?: [\\p{L}/-]{2,24})?(?: [\\p{L}/-]{2,24})?))\\s*,?\\s+(?:(?:that\\s+|which\\s+)?(?:is|are|must\\s+be|should\\s+be|must|should|may)\\s+)?"
              + YOUNG);

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher bracket = BRACKET.matcher(text.text());
    if (bracket.find()) {
      return text.replaced(bracket.start(), bracket.end(), within(bracket));
    }
    Matcher named = NAMED.matcher(text.text());
    return named.find() ? text.replaced(named.start(), named.end(), within(named)) : text;
  }

  private static String within(Matcher found) {
    boolean first = found.group(1) != null;
    return " within the last "
        + (first ? found.group(1) : found.group(3))
        + " "
        + (first ? found.group(2) : found.group(4));
  }
}
