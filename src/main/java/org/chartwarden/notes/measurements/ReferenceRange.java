package org.chartwarden.notes.measurements;

import java.math.BigDecimal;

/**
 * The normal range that a note states beside a value, in the unit of that value unless the note
 * gives another one for it.
 *
 * @param low lower limit, or null when only an upper one is given
 * @param high upper limit, or null when only a lower one is given
 */
public record ReferenceRange(BigDecimal low, BigDecimal high) {

  /** What a number with a bound or a range tells as the normal range; null when it tells none. */
  static ReferenceRange of(NumericValue value) {
    if (value.isRange()) {
      return new ReferenceRange(value.low(), value.high());
    }
    return switch (value.bound()) {
      case LESS, LESS_OR_EQUAL -> new ReferenceRange(null, value.low());
      case GREATER, GREATER_OR_EQUAL -> new ReferenceRange(value.low(), null);
      case EXACT, ABOUT -> null;
    };
  }
}
