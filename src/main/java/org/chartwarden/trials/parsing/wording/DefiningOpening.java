package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "SERD is defined as patients with cough on acid suppression": letters that no vocabulary knows
 * say nothing beside what they are said to mean.
 */
final class DefiningOpening implements Rewording {

  private static final Pattern OPENING =
      Pattern.compile(
          "^\\W*(\\p{Lu}[\\p{Lu}\\d-]{1,9}s?|Elderly|Older (?:adults|people)|(?:The )?(?:[Dd]iagnosis|[Cc]ondition|[Cc]riteri(?:a|on)))\\s+(?:is|are|was|will be)\\s+defined\\s+(?:as|by)\\s+");

  /** What is said of persons tells the whole of it. */
  private static final Pattern PERSONS =
      Pattern.compile(
          "(?i)\\G(?:an? |all |any |those |the )?(?:patients?|subjects?|participants?|individuals?|persons?)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher opening = OPENING.matcher(text.text());
    return opening.find()
            && (!known(opening.group(1)) || PERSONS.matcher(text.text()).find(opening.end()))
        ? text.without(opening.start(), opening.end())
        : text;
  }

  private static boolean known(String letters) {
    CriterionPhrase phrase = CriterionPhrase.of(letters);
    if (MeasureBook.standard().longest(phrase.tokens(), 0) != null) {
      return true;
    }
    for (TermKind kind : TermKind.values()) {
      if (TermBook.standard().longest(kind, phrase.tokens(), 0) != null) {
        return true;
      }
    }
    return false;
  }
}
