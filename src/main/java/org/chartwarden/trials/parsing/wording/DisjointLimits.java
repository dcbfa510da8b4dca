package org.chartwarden.trials.parsing.wording;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.MeasureBook;

/** "Age < 18 and > 55 years": no number is both, so that either is meant. */
final class DisjointLimits implements Rewording {

  private static final Pattern LIMITS =
      Pattern.compile(
          "(?i)(?:<|≤|<=|=<|\\b(?:less than|under|below|lower than|younger than))\\s*(\\d+(?:\\.\\d+)?)\\s*([\\p{L}/%²]+)?(?:\\s+(?:old|of age))?\\s+(and|&)\\s+(?:>|≥|>=|=>|(?:greater than|more than|over|above|higher than|older than)\\b)\\s*(\\d+(?:\\.\\d+)?)(?:\\s*([\\p{L}/%²]+))?([^,;.()]*)");

  /** Words behind a number that are no unit. */
  private static final Set<String> NO_UNIT =
      WordSet.of("at in on or and for who with are is will of were was as by to before during");

  private static final Pattern AGE = Pattern.compile("(?i)\\b(?:ages?|aged)\\b[^,;.]*$");

  private static final Pattern TIME = Pattern.compile("(?:year|yr|y|month|mo|week|day|hour)s?");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher limits = LIMITS.matcher(plain.text());
    int at = 0;
    while (limits.find(at)) {
      at = limits.end(4);
      if (new BigDecimal(limits.group(4)).compareTo(new BigDecimal(limits.group(1))) > 0
          && ofOneMeasure(limits, plain.text())) {
        plain = plain.replaced(limits.start(3), limits.end(3), "or");
        at = limits.start() + 1;
        limits = LIMITS.matcher(plain.text());
      }
    }
    return plain;
  }

  /** Whether both numbers are told in one unit and no other measure stands behind the second. */
  private static boolean ofOneMeasure(Matcher limits, String text) {
    String first = unit(limits.group(2));
    String second = unit(limits.group(5));
    boolean fits =
        first.isEmpty()
            ? TIME.matcher(second).matches()
                || !AGE.matcher(text.substring(0, limits.start())).find()
            : first.equals(second);
    return (second.isEmpty() || fits) && !measured(limits.group(6));
  }

  private static String unit(String word) {
    String unit = word == null ? "" : word.toLowerCase(Locale.ROOT);
    return NO_UNIT.contains(unit) ? "" : unit.replaceFirst("(?<=[a-z]{2})s$", "");
  }

  private static boolean measured(String words) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    for (int i = 0; i < phrase.size(); i++) {
      if (MeasureBook.standard().longest(phrase.tokens(), i) != null) {
        return true;
      }
    }
    return false;
  }
}
