package org.chartwarden.trials.parsing.wording;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Stroke, onset 1 to 12 months ago", "3 months to 5 years before enrolment", "> 6 months post
 * stroke onset": how long ago an event was, in the words by which events are dated.
 */
final class EventOnset implements Rewording {

  private static final String LENGTH =
      "\\d{1,3}\\s*(?:hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?)\\b(?! of age| old)";

  private static final String SPAN = "(?:\\d{1,3}\\s*(?:-|–|to|and)\\s*)?" + LENGTH;

  private static final String SIGN =
      "(?:within|in|between|at least|more than|less than|over|[≥>≤<]=?)\\s*(?:the (?:last|past|previous) )?";

  private static final String BACK =
      "(?:ago|previously|earlier|before|prior|after|post|since|following|from)\\b";

  /** Two ends in two units. Ages are not dated from an event. */
  private static final Pattern TWO_UNITS =
      Pattern.compile(
          "(?i)\\b(\\d{1,3})\\s*(days?|weeks?|months?)\\s*(?:-|–|to|and(?: less than)?)\\s*(\\d{1,2})\\s*(weeks?|months?|years?)(?=\\s+"
              + BACK
              + ")");

  private static final Map<String, BigDecimal> MONTHS =
      Map.of("month", BigDecimal.ONE, "year", BigDecimal.valueOf(12));

  private static final Map<String, BigDecimal> DAYS =
      Map.of(
          "day", BigDecimal.ONE,
          "week", BigDecimal.valueOf(7),
          "month", BigDecimal.valueOf(30),
          "year", BigDecimal.valueOf(365));

  private static final List<Substitution> WORDS =
      List.of(
          Substitution.of(
              "(?<=" + LENGTH + ") (?:previously|earlier|in the past)(?=\\s*(?:[.,;)]|$))", " ago"),
          Substitution.of(
              "(?<=\\p{L}{3}),?\\s+(?:with (?:an? |the )?)?(?<!\\bage (?:of|at) )onset,?\\s+(?:of )?((?:between )?\\d{1,3}\\s*(?:-|–|to|and)\\s*"
                  + LENGTH
                  + ")(?!\\s+"
                  + BACK
                  + ")",
              " $1 ago"),
          Substitution.of(
              "(?<=\\p{L}{3}),?\\s+(?:with (?:an? |the )?)?(?<!\\b(?:age|ages|aged) (?:of|at) )(?<!\\b(?:symptom|symptoms|pain|childhood|adult|sudden|late|early|acute|gradual) )onset,?\\s+(?:of )?(?="
                  + SIGN
                  + SPAN
                  + "|"
                  + SPAN
                  + "\\s+"
                  + BACK
                  + ")",
              " "),
          Substitution.of(
              "(?<=\\b(?:post|after|since|following|from)[- ]{1,2}(?:(?:the|an?|first|index) )?(?:stroke|infarction|fracture|injury|infarct|h[a]?emorrhage|paralysis|palsy)) onset\\b",
              ""));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher two = TWO_UNITS.matcher(plain.text());
    int at = 0;
    while (two.find(at)) {
      String low = unit(two.group(2));
      String high = unit(two.group(4));
      at = two.end();
      if (!low.equals(high)) {
        boolean whole = MONTHS.containsKey(low) && MONTHS.containsKey(high);
        Map<String, BigDecimal> in = whole ? MONTHS : DAYS;
        BigDecimal one = in.get(low).multiply(new BigDecimal(two.group(1)));
        BigDecimal other = in.get(high).multiply(new BigDecimal(two.group(3)));
        String words = one.min(other) + " to " + one.max(other) + (whole ? " months" : " days");
        plain = plain.replaced(two.start(), two.end(), words);
        at = two.start() + words.length();
        two = TWO_UNITS.matcher(plain.text());
      }
    }
    return Substitution.each(WORDS, plain);
  }

  private static String unit(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
