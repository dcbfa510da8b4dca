package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.MeasureTerm;

/** Reads classes as in {@code II or III}, {@code I-III}, {@code 0, 1 or 2}, {@code A or B}. */
final class MeasureClasses {

  private static final int REACH = 16;

  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("i", "1"),
          Map.entry("ii", "2"),
          Map.entry("iii", "3"),
          Map.entry("iv", "4"),
          Map.entry("v", "5"),
          Map.entry("vi", "6"),
          Map.entry("a", "1"),
          Map.entry("b", "2"),
          Map.entry("c", "3"),
          Map.entry("d", "4"),
          Map.entry("e", "5"),
          Map.entry("0", "0"),
          Map.entry("1", "1"),
          Map.entry("2", "2"),
          Map.entry("3", "3"),
          Map.entry("4", "4"),
          Map.entry("5", "5"));

  private static final Set<String> JOINTS =
      WordSet.of("- or , to / and & ~ — class grade through stage status");

  private static final Set<String> OR_HIGHER =
      Set.of(
          "or higher", "or greater", "or above", "and above", "or more", "or worse", "and higher");

  private static final Set<String> OR_LOWER =
      Set.of("or lower", "or less", "or better", "or below", "and below");

  private static final Set<String> SIGNS = Set.of(">=", ">", "<=", "<");

  private static final Set<String> TIMES =
      WordSet.of("consecutive day days week weeks month months hour hours times visits year years");

  /** Scales whose classes are letters. */
  private static final Set<String> LETTERED = Set.of("gold", "asia", "bclc");

  private MeasureClasses() {}

  /** Whether the number before a token counts days or times: "for three consecutive days". */
  static boolean counts(CriterionPhrase phrase, int behind) {
    return phrase.isAny(behind, TIMES);
  }

  /** The classes that begin at a token, or null. */
  static Quantity at(CriterionPhrase phrase, int at, MeasureTerm term) {
    BigDecimal low = null;
    BigDecimal high = null;
    int end = at;
    for (int i = at; i < phrase.size() && i - at < REACH; i++) {
      Bounds one = grade(phrase, i, term);
      if (one != null) {
        low = low == null ? one.low() : low.min(one.low());
        high = high == null ? one.high() : high.max(one.high());
        end = i + 1;
      } else if (low == null || !phrase.isAny(i, JOINTS)) {
        break;
      }
    }
    if (low == null) {
      return null;
    }
    return low.equals(high) || end == at + 1
        ? single(phrase, at, end, low, high)
        : quantity(Bounds.between(low, high), at, end);
  }

  /** One class, and which side of it counts. */
  private static Quantity single(
      CriterionPhrase phrase, int at, int end, BigDecimal low, BigDecimal high) {
    String words = phrase.key(end) + " " + phrase.key(end + 1);
    if (OR_HIGHER.contains(words)) {
      return quantity(Bounds.atLeast(low), at, end + 2);
    }
    if (OR_LOWER.contains(words)) {
      return quantity(Bounds.atMost(high), at, end + 2);
    }
    return switch (phrase.key(at - 1)) {
      case ">=" -> quantity(Bounds.atLeast(low), at - 1, end);
      case ">" -> quantity(Bounds.above(high), at - 1, end);
      case "<=" -> quantity(Bounds.atMost(high), at - 1, end);
      case "<" -> quantity(Bounds.below(low), at - 1, end);
      default ->
          quantity(low.equals(high) ? Bounds.exactly(low) : Bounds.between(low, high), at, end);
    };
  }

  private static Quantity quantity(Bounds bounds, int from, int to) {
    return new Quantity(bounds, "", Limit.NONE, from, to);
  }

  /** What one token grades, from and to; null for a token that does not. */
  private static Bounds grade(CriterionPhrase phrase, int i, MeasureTerm term) {
    boolean lettered = term.id().equals(ChildPughClasses.POINTS) && phrase.token(i).capital();
    Bounds points = lettered ? ChildPughClasses.written(phrase.key(i)) : null;
    if (points != null) {
      return points.exact() ? Bounds.between(points.low(), points.low()) : points;
    }
    BigDecimal number = number(phrase, i, term);
    return number == null ? null : Bounds.between(number, number);
  }

  private static BigDecimal number(CriterionPhrase phrase, int i, MeasureTerm term) {
    String key = phrase.key(i);
    boolean letter = key.matches("[a-e]");
    if (letter && (!LETTERED.contains(term.id()) || !phrase.token(i).capital())) {
      return null;
    }
    if (key.length() <= 3 && key.matches("[ivx]+") && !phrase.token(i).capital()) {
      return null;
    }
    if (phrase.isNumber(i)) {
      boolean time = counts(phrase, i + 1);
      return time || phrase.isAny(i - 1, SIGNS) ? null : phrase.token(i).number();
    }
    boolean emergency = key.length() == 2 && key.endsWith("e") && term.id().equals("asa");
    String digits = NUMBERS.get(emergency ? key.substring(0, 1) : key);
    return digits == null || !phrase.isWord(i) ? null : new BigDecimal(digits);
  }
}
