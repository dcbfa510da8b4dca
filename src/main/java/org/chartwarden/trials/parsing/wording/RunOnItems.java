package org.chartwarden.trials.parsing.wording;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.MeasureBook;

/**
 * "As defined by any of: diabetes requiring insulin HbA1c ≥ 8 %": a list of alternatives whose
 * lines ran into one another. A measurement with its bound begins an item of its own.
 */
final class RunOnItems implements Rewording {

  private static final Pattern OPENER =
      Pattern.compile(
          "(?i)\\b(?:any|either|one|at least (?:one|1|two|2)|one or more|1 or more) of(?: the)?(?: following)?(?: \\w+)?\\s*:");

  private static final Set<String> SIGNS = WordSet.of("≥ ≤ > < = >= <= ⩾ ⩽ above below exceeding");

  /** Words ahead of the name of a measurement that belong to it or join it. */
  private static final Set<String> OWN =
      WordSet.of(
          "and or with of a an the by if when where for in to at as is are was than plus but not no",
          "without having has have had fasting random serum plasma blood urine urinary total free",
          "resting mean average peak baseline screening corrected estimated calculated absolute",
          "direct indirect conjugated systolic diastolic left right morning evening current latest",
          "last most recent low high elevated abnormal either both any their his her body whose",
          "which including include includes initial maximum minimum median daily hour hours h min",
          "pre post ; , : ( / • and/or confirmed documented known via per on from between within",
          "peripheral venous arterial capillary office home clinic ambulatory seated supine sitting");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher opener = OPENER.matcher(text.text());
    if (!opener.find()) {
      return text;
    }
    CriterionPhrase phrase = CriterionPhrase.of(text.text());
    WrittenText plain = text;
    for (int i = phrase.size() - 2; i > 1; i--) {
      if (phrase.token(i).start() > opener.end() && begins(phrase, i)) {
        plain = plain.inserted(phrase.token(i - 1).end(), " or");
      }
    }
    return plain;
  }

  private static boolean begins(CriterionPhrase phrase, int i) {
    if (phrase.isAny(i - 1, OWN)
        || !phrase.isWord(i)
        || !phrase.isWord(i - 1) && !phrase.is(i - 1, "%")
        || !phrase.token(i).spaced()) {
      return false;
    }
    var measure = MeasureBook.standard().longest(phrase.tokens(), i);
    var longer = MeasureBook.standard().longest(phrase.tokens(), i - 1);
    return measure != null
        && measure.to() < phrase.size()
        && SIGNS.contains(phrase.token(measure.to()).raw())
        && (longer == null || longer.to() < measure.to());
  }
}
