package org.chartwarden.notes.measurements;

import java.math.BigDecimal;

/**
 * A number in a note with what belongs to it.
 *
 * @param low the number, or the lower end of a range
 * @param high upper end of a range, or null
 * @param second the number after the stroke of a pair such as 120/80, or null
 * @param secondHigh upper end of the second number's range, or null
 * @param bound exact, about, or a bound
 * @param unit the unit behind it
 * @param first index of its first token, a bound included
 * @param end index after its last token, its unit included
 * @param reference the normal range stated beside it, or null
 */
public record NumericValue(
    BigDecimal low,
    BigDecimal high,
    BigDecimal second,
    BigDecimal secondHigh,
    Bound bound,
    Unit unit,
    int first,
    int end,
    ReferenceRange reference) {

  public NumericValue(
      BigDecimal low,
      BigDecimal high,
      BigDecimal second,
      BigDecimal secondHigh,
      Bound bound,
      Unit unit,
      int first,
      int end) {
    this(low, high, second, secondHigh, bound, unit, first, end, null);
  }

  /** A single number that is meant as it stands. */
  public static NumericValue exact(BigDecimal number, Unit unit, int first, int end) {
    return new NumericValue(number, null, null, null, Bound.EXACT, unit, first, end);
  }

  /** A single number in the place of this one, with its bound and unit. */
  public NumericValue single(BigDecimal number) {
    return new NumericValue(number, null, null, null, bound, unit, first, end);
  }

  public boolean isPair() {
    return second != null;
  }

  public boolean isRange() {
    return high != null;
  }

  public NumericValue withUnit(Unit other) {
    return new NumericValue(low, high, second, secondHigh, bound, other, first, end, reference);
  }

  /** The same as a bound that words from a token on tell. */
  public NumericValue bounded(Bound other, int from) {
    return new NumericValue(low, high, second, secondHigh, other, unit, from, end, reference);
  }

  /** The same between other tokens, at least one. */
  public NumericValue placed(int from, int until) {
    return new NumericValue(
        low, high, second, secondHigh, bound, unit, from, Math.max(from + 1, until), reference);
  }

  NumericValue withReference(ReferenceRange range) {
    return new NumericValue(
        low,
        high,
        second,
        secondHigh,
        bound,
        unit,
        first,
        end,
        reference == null ? range : reference);
  }

  /** One half of a pair as a value of its own. */
  public NumericValue half(boolean left) {
    return new NumericValue(
        left ? low : second, left ? high : secondHigh, null, null, bound, unit, first, end);
  }
}
