package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Not having any of the following: stroke, epilepsy", "free of the following conditions: ...": the
 * opening that denies a whole list, said as the denial that it is.
 */
final class DeniedList implements Rewording {

  private static final String PEOPLE =
      "(?:(?:the|all|any|eligible|patients?|subjects?|participants?|persons?|people|individuals?|women|men|adults|children|volunteers?|candidates?|controls?|they|who|that|must|should|shall|are|is|be|have|has|had|with|do|does|currently)\\s+)*";

  private static final String ANY =
      "(?:any|either|one|any one|one or more|at least one)\\s+(?:or more\\s+)?of\\s+";

  private static final Pattern OPENING =
      Pattern.compile(
          "(?i)^\\s*"
              + PEOPLE
              + "(?:(?:not|never)\\s+(?:currently\\s+|previously\\s+)?(?:have(?:\\s+had)?|having|had|has|experience|experienced|experiencing|suffer(?:ed|ing)?(?:\\s+from)?|show|showing|present|presenting(?:\\s+with)?|been\\s+diagnosed\\s+with)\\s+(?:an?\\s+|a\\s+history\\s+of\\s+)?"
              + ANY
              + "|(?:without|no|free\\s+(?:of|from)|absence\\s+of|lack\\s+of)\\s+(?:an?\\s+|any\\s+)?(?:(?:current|active|prior|previous|known|clinical|medical|personal)\\s+)*(?:(?:history|evidence|presence|signs?|symptoms?|diagnosis)\\s+(?:or\\s+\\w+\\s+)?of\\s+)?(?:"
              + ANY
              + ")?|none\\s+of\\s+)(?:the\\s+)?following\\b[^:;.]{0,90}:\\s*");

  /** Where the next item of the list begins. */
  private static final Pattern ITEM = Pattern.compile("(?i)\\s*;\\s*(?:(?:and|or)\\s+)?(?=\\S)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher opening = OPENING.matcher(text.text());
    if (!opening.find() || opening.end() >= text.text().length()) {
      return text;
    }
    WrittenText plain = text.replaced(opening.start(), opening.end(), "no ");
    Matcher item = ITEM.matcher(plain.text());
    while (item.find()) {
      plain = plain.replaced(item.start(), item.end(), " or ");
      item = ITEM.matcher(plain.text());
    }
    return plain;
  }
}
