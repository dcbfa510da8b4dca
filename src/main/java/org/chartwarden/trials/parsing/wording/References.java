package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "(see Appendix 2)", "(Moreau et al., 2019)", "[12]", "available at https://...": where more of it
 * is written, which is asked of nobody.
 */
final class References implements Rewording {

  private static final String PLACE =
      "(?:the )?(?:study |trial )?(?:appendi(?:x|ces)|tables?|figures?|sections?|attachments?|annex(?:es)?|supplements?|protocol|operations manual|study manual|pharmacy manual|definitions?|justification|exclusion criteri(?:on|a)|inclusion criteri(?:on|a)|criteri(?:on|a)|below|above|details|list)\\b";

  /** Behind a place its number and words, but no limit: that is asked of the patient. */
  private static final String REST =
      "(?:(?<=\\b(?:appendix|appendices|annex|tables?|sections?|figures?|attachment|criterion|criteria)\\s)[\\dA-Z]+(?:\\.\\d+)*[a-z]?\\b(?:\\s*(?:,|and|&|-)\\s*\\d+(?:\\.\\d+)*)*|[^()\\[\\]:<>≤≥=\\d]){0,90}";

  /** A bracket that holds nothing else. */
  private static final Pattern BRACKET =
      Pattern.compile(
          "(?i)\\s*[(\\[]\\s*(?:(?:please |also )?(?:see|refer to|cf\\.?|as (?:listed|described|detailed|specified|defined|outlined) in|listed in|per|consult|described in|detailed in)\\s+(?:also\\s+)?"
              + PLACE
              + REST
              + "|(?:appendix|annex|table|section|figure)\\s+[\\w.]{1,6}|refs?\\.?(?:\\s*\\d+)?|references?\\s*\\d*|\\p{Lu}[\\p{L}'-]+(?:\\s+(?:&|and)\\s+\\p{Lu}[\\p{L}'-]+|\\s+et\\s+al\\.?)\\s*,?\\s*(?:19|20)\\d\\d[a-z]?|(?:https?://|www\\.)[^\\s()]+|detailed below|see below|see above|as above|as below|below)\\s*[)\\]]");

  /** "[3]", "[3,4]": the number of a paper behind a word. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<=[\\p{L}.)])\\s?\\[\\d{1,2}(?:\\s*[,-]\\s*\\d{1,2})*\\]");

  /** The same in the sentence. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?i)\\s*[,;-]?\\s*\\b(?:(?:please )?(?:see|refer to)|as (?:listed|described|detailed|specified|outlined) in)\\s+(?:the )?(?:study |trial )?(?:appendix|table|section|annex|attachment|figure)\\s+[\\w.]{1,6}(?=\\s*(?:[,.;)]|$))");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)\\s*,?\\s*(?:\\(\\s*)?(?:\\b(?:which is |that is )?(?:available|found|accessible|published|accessed)\\s+(?:at|on|online at|from|through)\\s+)?(?:(?:this|the following) (?:link|website|address|url)\\s*)?(?:or by (?:google|web|internet) search\\s*)?:?\\s*(?:https?://|www\\.)[^\\s()]+(?:\\s*\\))?");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    for (Pattern one : new Pattern[] {BRACKET, NUMBER, CLAUSE, ADDRESS}) {
      plain = without(plain, one);
    }
    return plain;
  }

  private static WrittenText without(WrittenText text, Pattern pattern) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (at <= plain.text().length() && matcher.find(at)) {
      boolean said =
          plain.text().substring(0, matcher.start()).chars().filter(Character::isLetter).count()
              > 2;
      at = matcher.end();
      if (said) {
        plain = plain.without(matcher.start(), matcher.end());
        at = matcher.start() + 1;
        matcher = pattern.matcher(plain.text());
      }
    }
    return plain;
  }
}
