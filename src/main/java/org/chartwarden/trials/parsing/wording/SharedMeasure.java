package org.chartwarden.trials.parsing.wording;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.MeasureBook;

/**
 * "Age &lt; 18 or &gt; 85", "waist ≥ 88 cm for women, ≥ 102 cm for men": what is measured is said
 * once for two limits.
 */
final class SharedMeasure implements Rewording {

  private static final String SIGN =
      "(?:\\\\?[<>≤≥]\\s?=?|=\\s?[<>]|(?:less|greater|more|lower|higher|fewer|younger|older) than(?: or equal to)?|below|above|under|over|at least|at most)";

  private static final String NUMBER = "\\s*\\d+(?:[.,]\\d+)*";

  private static final String UNIT = "[^,;()<>≤≥]{0,25}?";

  /** Up to five words, with short brackets among them. */
  private static final String MEASURE =
      "(?<measure>(?:\\p{L}[\\p{L}\\d'’-]*(?:\\s*\\([\\p{L}\\d-]{1,10}\\))?\\s*:?\\s+){0,4}\\p{L}[\\p{L}\\d'’-]*(?:\\s*\\([\\p{L}\\d-]{1,10}\\))?\\s*:?)\\s*";

  private static final String SEX =
      "(?:\\(?\\s*(?:in|for|if)?\\s*(?:adult\\s+)?(?:wom[ae]n|m[ae]n|females?|males?|girls?|boys?)(?:\\s+(?:subjects|participants|patients))?\\s*\\)?)";

  private static final String JOINT = "(?<joint>\\s*(?:[,;/]\\s*)?(?:and/or|and|or)?\\s*)";

  private static final Pattern BY_SEX =
      Pattern.compile(
          "(?i)"
              + MEASURE
              + "(?<sign>"
              + SIGN
              + ")"
              + NUMBER
              + UNIT
              + "\\s*"
              + SEX
              + JOINT
              + "(?<second>(?:"
              + SIGN
              + ")?"
              + NUMBER
              + UNIT
              + "\\s*"
              + SEX
              + ")(?![\\p{L}])");

  private static final Pattern TWO_SIDED =
      Pattern.compile(
          "(?i)"
              + MEASURE
              + "(?<sign>"
              + SIGN
              + ")"
              + NUMBER
              + UNIT
              + "(?<joint>\\s*,?\\s*\\b(?:and/or|or)\\s+)(?<second>"
              + SIGN
              + NUMBER
              + ")");

  /** A limit; both forms hold one or two. */
  private static final Pattern LIMIT = Pattern.compile("(?i)" + SIGN + NUMBER);

  private static final Pattern ANY_SEX =
      Pattern.compile("(?i)wom[ae]n|m[ae]n|females?|males?|girls?|boys?");

  private static final Pattern FRONT =
      Pattern.compile("(?i).*(?:[,;]|\\b(?:and|or|with|have|has|had|a|an|the|of|is)\\b)\\s+");

  private static final Pattern MEASURES =
      Pattern.compile(
          "(?i)^(?:from|to|for|until|lasting|who|whom|if|unless|than|by|in|at|on|within)$");

  /** Values that are no measures of the vocabulary. */
  private static final Set<String> VALUES =
      WordSet.of("age aged ages bmi index egfr gfr clearance qtc qtcf interval score");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return repeated(repeated(text, BY_SEX, true), TWO_SIDED, false);
  }

  private static WrittenText repeated(WrittenText text, Pattern pattern, boolean bySex) {
    if (!mayHold(text.text(), bySex)) {
      return text;
    }
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && matcher.find(at)) {
      String measure = measure(matcher.group("measure"));
      at = matcher.end();
      boolean parted = !bySex || !matcher.group("joint").isBlank();
      if (measure.isEmpty() || !parted || !bySex && !measured(measure)) {
        continue;
      }
      boolean signed = matcher.group("second").matches("(?i)" + SIGN + "[\\s\\S]*");
      String joint =
          (bySex ? " or " : matcher.group("joint"))
              + measure
              + " "
              + (signed ? "" : matcher.group("sign") + " ");
      plain = plain.replaced(matcher.start("joint"), matcher.end("joint"), joint);
      at = matcher.start("joint") + joint.length();
      matcher = pattern.matcher(plain.text());
    }
    return plain;
  }

  /** Tells cheaply where neither form is: looking for them takes long in a long text. */
  private static boolean mayHold(String text, boolean bySex) {
    Matcher limit = LIMIT.matcher(text);
    return limit.find() && (bySex ? ANY_SEX.matcher(text).find() : limit.find());
  }

  private static boolean measured(String words) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.isAny(i, VALUES) || MeasureBook.standard().longest(phrase.tokens(), i) != null) {
        return true;
      }
    }
    return false;
  }

  /** The words for what is measured, without what stands ahead of them. */
  private static String measure(String words) {
    Matcher front = FRONT.matcher(words);
    String last = (front.lookingAt() ? words.substring(front.end()) : words).strip();
    last = last.replaceAll("[:\\s]+$", "");
    return MEASURES.matcher(last).matches() ? "" : last;
  }
}
