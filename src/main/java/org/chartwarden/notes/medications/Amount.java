package org.chartwarden.notes.medications;

import java.math.BigDecimal;

/**
 * A number with what stands behind it.
 *
 * @param high the upper end of a range, else the same
 * @param unit UCUM code, or empty
 * @param kind what it is an amount of
 * @param count the number of pieces before it, as in "two 500 mg tablets"; null when none is
 * @param pieces the unit of the count
 * @param first index of the first token
 * @param end index after the last token
 */
record Amount(
    BigDecimal low,
    BigDecimal high,
    String unit,
    Kind kind,
    BigDecimal count,
    String pieces,
    int first,
    int end) {

  /** What it is an amount of. */
  enum Kind {
    /** A mass, volume, activity or substance. */
    DOSE,
    /** An amount per minute or hour. */
    RATE,
    /** Tablets, puffs, drops, bags. */
    PIECES,
    /** An amount in a volume that is taken: 10 mg/5 mL. */
    SOLUTION,
    /** An amount per litre or decilitre: a laboratory value. */
    CONCENTRATION,
    PERCENT,
    BARE
  }

  boolean range() {
    return low.compareTo(high) != 0;
  }

  boolean isDose() {
    return kind == Kind.DOSE || kind == Kind.RATE || kind == Kind.PIECES;
  }

  /** The same amount with one value. */
  Amount low(BigDecimal value) {
    return new Amount(value, value, unit, kind, count, pieces, first, end);
  }

  /** The pieces before it as an amount of their own: "two tablets" of "two 500 mg tablets". */
  Amount counted() {
    return new Amount(count, count, pieces, Kind.PIECES, null, null, first, end);
  }

  /** The same number in a unit. */
  Amount in(String other) {
    return new Amount(low, high, other, Kind.DOSE, count, pieces, first, end);
  }
}
