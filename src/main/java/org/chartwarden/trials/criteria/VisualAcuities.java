package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.MeasureBook;

/**
 * Finds limits of visual acuity that are written as fractions, after Snellen: "BCVA of 20/40 or
 * better", "between 20/40 and 20/320".
 */
final class VisualAcuities {

  static final Pattern FRACTION = Pattern.compile("\\b(20|6)/(\\d{1,3}(?:\\.\\d)?)\\b");

  private static final Pattern BETTER =
      Pattern.compile(
          "(?i)or better|at least|≥|>=|>|better than|not? worse than|or (?:more|higher|greater|above)|minimum");
  private static final Pattern WORSE =
      Pattern.compile(
          "(?i)(?<!no )(?<!not )(?:worse|poorer|less|lower) than|(?<!or )below|<|≤|at (?:most|best)"
              + "|\\bnot? better than|or (?:worse|less|lower|poorer|below)");

  /** Words of a limit on acuity that count the limit itself in. */
  private static final Pattern INCLUDED =
      Pattern.compile(
          "(?i)≤|<=|at (?:most|best)|\\bnot? better than|or (?:worse|less|lower|poorer|below)");

  private static final Set<String> BEHIND =
      Set.of(
          "better", "worse", "more", "less", "lower", "poorer", "below", "higher", "greater",
          "above");

  private static final String ID = "visual-acuity";
  private static final int REACH = 24;

  private VisualAcuities() {}

  static List<Recognised> in(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (int i = 0; i < phrase.size(); i++) {
      MeasureBook.Found name = MeasureBook.standard().longest(phrase.tokens(), i);
      if (name != null && name.term().id().equals(ID)) {
        Recognised one = at(phrase, i, name.to());
        if (one != null) {
          found.add(one);
          i = one.to() - 1;
        }
      }
    }
    return found;
  }

  private static Recognised at(CriterionPhrase phrase, int from, int named) {
    int end = named;
    while (end < Math.min(phrase.size(), named + REACH) && !phrase.endsSentence(end)) {
      end++;
    }
    end = Math.min(end + 1, phrase.size());
    String words = phrase.words(from, end);
    Matcher fraction = FRACTION.matcher(words);
    List<BigDecimal> limits = new ArrayList<>();
    int last = 0;
    while (fraction.find() && limits.size() < 2) {
      limits.add(decimal(fraction));
      last = fraction.end();
    }
    if (limits.isEmpty()) {
      return null;
    }
    int to = named;
    while (to < end && phrase.token(to).start() < phrase.token(from).start() + last) {
      to++;
    }
    for (int i = to; i < Math.min(end, to + 2); i++) {
      if (phrase.isAny(i, BEHIND)) {
        to = i + 1;
      }
    }
    BitSet used = new BitSet();
    used.set(from, to);
    return Recognised.of(
        from, to, new VisualAcuityTest(bounds(limits, phrase.words(from, to))), used);
  }

  /** Limits by their words; empty for one fraction that no word says a direction of. */
  private static Optional<Bounds> bounds(List<BigDecimal> limits, String words) {
    if (limits.size() == 2) {
      return Optional.of(
          Bounds.between(limits.get(0).min(limits.get(1)), limits.get(0).max(limits.get(1))));
    }
    BigDecimal limit = limits.get(0);
    if (WORSE.matcher(words).find()) {
      return Optional.of(
          INCLUDED.matcher(words).find() ? Bounds.atMost(limit) : Bounds.below(limit));
    }
    if (!BETTER.matcher(words).find()) {
      return Optional.empty();
    }
    boolean strict =
        words.contains("better than") && !BETTER.matcher(words.replace("better than", "")).find();
    return Optional.of(strict ? Bounds.above(limit) : Bounds.atLeast(limit));
  }

  /** The acuity as a decimal fraction: 1 for 20/20. */
  static BigDecimal decimal(Matcher fraction) {
    return new BigDecimal(fraction.group(1))
        .divide(new BigDecimal(fraction.group(2)).max(BigDecimal.ONE), 3, RoundingMode.HALF_EVEN);
  }
}
