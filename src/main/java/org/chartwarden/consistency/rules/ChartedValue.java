package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The value of a row.
 *
 * @param number the number, or the systolic pressure; null for a result in words
 * @param second the diastolic pressure, or null
 * @param unit UCUM code, or the unit as charted when it is none; empty when there is none
 * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or empty
 * @param words a result in words; empty for numbers
 */
public record ChartedValue(
    BigDecimal number, BigDecimal second, String unit, String comparator, String words) {

  public ChartedValue {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(comparator, "comparator");
    Objects.requireNonNull(words, "words");
  }

  public boolean isNumber() {
    return number != null;
  }

  /** How it reads, for instance {@code 92/50 mm[Hg]}. */
  public String text() {
    if (!isNumber()) {
      return words;
    }
    String pair = second == null ? "" : "/" + second.toPlainString();
    return (comparator + number.toPlainString() + pair + " " + unit).strip();
  }
}
