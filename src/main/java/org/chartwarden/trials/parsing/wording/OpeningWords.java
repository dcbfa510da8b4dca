package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Indications: patients who ...", "Combined with asthma", "Receiving a diagnosis of gout": words
 * that only open a criterion.
 */
final class OpeningWords implements Rewording {

  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)^\\W*(?:indications?|(?:main |primary |clinical )?diagnosis|disease|condition|(?:target|study|patient) population|types? of (?:participants?|patients?|disease)|disease characteristics?|main criteri(?:on|a)|medical history|patient characteristics?)\\s*:\\s+(?=\\p{L})");

  private static final Pattern VERB =
      Pattern.compile(
          "(?i)^\\W*(?:(?:patients?|subjects?|participants?|those|individuals?|people)\\s+(?:who are\\s+)?)?(?:(?:combined|accompanied|coexisting|co-existing|concurrent) with\\s+|(?:getting|receiving|having received|received) (?=an? (?:\\w+ )?diagnosis of\\b)|(?:carriers?|bearers?|sufferers?) of\\s+(?=(?:the |an? )?\\p{L}))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return without(without(text, LABEL), VERB);
  }

  private static WrittenText without(WrittenText text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text.text());
    return matcher.find() ? text.without(matcher.start(), matcher.end()) : text;
  }
}
