package org.chartwarden.notes.claims;

import java.math.BigDecimal;
import java.util.Objects;
import org.chartwarden.notes.measurements.Bound;

/**
 * The value of a statement.
 *
 * @param number the number with the digits as written, the lower end of a range, or the systolic
 *     pressure; null for a result in words
 * @param high the upper end of a range, or null
 * @param second the number after the stroke of a pair such as 120/80, or null
 * @param bound exact, about, or a bound
 * @param writtenUnit the unit as it stands in the note; empty when none does
 * @param unit UCUM code of the written unit; null when none is written or it cannot be read
 * @param words a result in words ("negative", "E. coli"); empty for numbers
 * @param earlier whether a newer value of the same measurement stands beside it
 */
public record ClaimedValue(
    BigDecimal number,
    BigDecimal high,
    BigDecimal second,
    Bound bound,
    String writtenUnit,
    String unit,
    String words,
    boolean earlier) {

  public ClaimedValue {
    Objects.requireNonNull(bound, "bound");
    Objects.requireNonNull(writtenUnit, "writtenUnit");
    Objects.requireNonNull(words, "words");
  }

  /** A number with its unit, or without one when {@code writtenUnit} is empty. */
  public static ClaimedValue of(BigDecimal number, String writtenUnit, String unit) {
    return new ClaimedValue(number, null, null, Bound.EXACT, writtenUnit, unit, "", false);
  }

  /** A result in words. */
  public static ClaimedValue of(String words) {
    return new ClaimedValue(null, null, null, Bound.EXACT, "", null, words, false);
  }

  public boolean isNumber() {
    return number != null;
  }
}
