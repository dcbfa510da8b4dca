package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * Finds the number that is asked of a measurement: behind its name, before it, or on both sides.
 */
final class MeasureNumbers {

  private static final int REACH = 14;
  private static final int REACH_BACK = 8;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private static final Set<String> BETWEEN =
      WordSet.of(
          "of is are was be must should a an the score scores level levels value values count (",
          ") : = with at screening baseline class grade stage status scale index in on to range",
          "from for by - , or and as within has have concentration serum total result measured",
          "calculated using formula based defined ratio rate predicted blood least physical",
          "functional consecutive two measurement estimated according type types resting group",
          "patients patient subject subjects participants between either mean average both adult",
          "which that who any time enrollment randomization visit current not no ecog nyha asa",
          "body mass bmi mrs kps egfr cockcroft gault equation mdrd ckd epi cockcroft-gault",
          "method fridericia bazett qtcf men women males females male female points ps",
          "performance system classification nihss ' s [ ] “ eastern cooperative oncology crcl",
          "ejection fraction lvef bicarbonate hemoglobin plus fasting post bronchodilator pre mm",
          "was were c knee measurements determinations values readings criteria radiographic ii i scored physical state score status tumor cooperative",
          "percentile percentiles centile general fitness strength condition functioning overall current good poor global health");

  private static final Set<String> SIGNS = Set.of("=", ":", ">=", "<=", ">", "<", "≥", "≤");

  private static final Set<String> BETWEEN_BEFORE =
      Set.of("of", "on", "the", "in", "a", "for", "using", "resting", "points", "score");

  /** "At least two HIV-1 RNA measurements": how many, and not how much. */
  private static final Pattern WRITTEN_COUNT =
      Pattern.compile("(?i)\\b(?:one|two|three|four|five)$");

  private static final Set<String> TIME_UNITS = Set.of("a", "mo", "wk", "d", "h");

  private MeasureNumbers() {}

  /** The numbers of a measurement whose name begins at a token, or null. */
  static Quantity around(CriterionPhrase phrase, int from, MeasureBook.Found name) {
    Quantity reversed = BoundsReader.reversed(phrase, from);
    Quantity behind = behind(phrase, name);
    if (behind == null) {
      return reversed != null ? reversed : before(phrase, from, name.term());
    }
    boolean both =
        reversed != null && reversed.bounds().high() == null && behind.bounds().low() == null;
    return both
        ? new Quantity(
            reversed.bounds().with(behind.bounds()),
            behind.unit().isEmpty() ? reversed.unit() : behind.unit(),
            behind.limit(),
            Math.min(reversed.from(), behind.from()),
            behind.to())
        : behind;
  }

  /** The numbers behind a name, or null. */
  static Quantity behind(CriterionPhrase phrase, MeasureBook.Found name) {
    int start = name.to();
    int end = phrase.is(start, ":") ? phrase.size() : phrase.clauseEnd(start);
    for (int at = start; at < Math.min(end, start + REACH); at++) {
      Quantity found = at(phrase, at, name.term());
      if (found != null) {
        return found;
      }
      if (!phrase.isAny(at, BETWEEN)) {
        return null;
      }
    }
    return null;
  }

  private static Quantity at(CriterionPhrase phrase, int at, MeasureTerm term) {
    boolean classes =
        term.kind() == MeasureTerm.Kind.STATUS || term.kind() == MeasureTerm.Kind.SCALE;
    boolean partOfName =
        phrase.is(at - 1, "-") && !phrase.token(at).spaced() && !phrase.token(at - 1).spaced();
    Quantity quantity = partOfName ? null : BoundsReader.at(phrase, at);
    // "Performance status = 0, 1 or 2"
    int first = phrase.isAny(at, SIGNS) ? at + 1 : at;
    Quantity set = classes && !partOfName ? MeasureClasses.at(phrase, first, term) : null;
    if (set != null && (quantity == null || set.to() > quantity.to())) {
      return set;
    }
    if (quantity != null
        && fits(quantity, term)
        && !(quantity.bounds().exact() && MeasureClasses.counts(phrase, quantity.to()))
        && (stated(phrase, quantity) || classes && !term.id().equals("six-minute-walk"))) {
      return quantity;
    }
    return classes ? null : MeasureStates.at(phrase, at);
  }

  /** "more than 140 mmHg systolic", "a score of 10 or more on the PHQ-9", "elevated bilirubin". */
  private static Quantity before(CriterionPhrase phrase, int from, MeasureTerm term) {
    for (int at = Math.max(phrase.clauseStart(from), from - REACH_BACK); at < from; at++) {
      Quantity quantity = BoundsReader.at(phrase, at);
      if (quantity != null
          && quantity.to() <= from
          && fits(quantity, term)
          && !WRITTEN_COUNT.matcher(phrase.words(quantity.from(), quantity.to())).find()
          && joined(phrase, quantity.to(), from)
          && (!quantity.bounds().exact()
              || term.kind() == MeasureTerm.Kind.VITAL && !quantity.unit().isEmpty())) {
        return quantity;
      }
    }
    Quantity state =
        term.kind() == MeasureTerm.Kind.LAB ? MeasureStates.at(phrase, from - 1) : null;
    return state != null && state.to() == from ? state : null;
  }

  private static boolean joined(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!phrase.isAny(i, BETWEEN_BEFORE)) {
        return false;
      }
    }
    return true;
  }

  /** A bare number is no limit: "6-minute walk test", "ALT 2". */
  private static boolean stated(CriterionPhrase phrase, Quantity quantity) {
    return !quantity.bounds().exact()
        || phrase.is(quantity.from(), "=")
        || quantity.limit() != Limit.NONE;
  }

  private static boolean fits(Quantity quantity, MeasureTerm term) {
    return !TIME_UNITS.contains(quantity.unit())
        || term.unit().equals(quantity.unit())
        || term.id().equals("gestational-age");
  }

  /**
   * The written unit, or the one to assume; whole cell counts are written without their thousands.
   */
  static String unit(Quantity quantity, MeasureTerm term) {
    if (!quantity.unit().isEmpty() || quantity.limit() != Limit.NONE) {
      return quantity.unit();
    }
    Bounds bounds = quantity.bounds();
    BigDecimal one = bounds.low() == null ? bounds.high() : bounds.low();
    boolean whole = term.unit().equals("10*3/uL") && one.compareTo(THOUSAND) >= 0;
    return whole ? "/uL" : term.unit();
  }
}
