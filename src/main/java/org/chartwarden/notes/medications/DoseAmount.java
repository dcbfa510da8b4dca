package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.util.Objects;
import org.chartwarden.evidence.TextSpan;

/**
 * A number with its unit.
 *
 * @param low the number, the lower one of a range
 * @param high the same number, or the upper one of a range
 * @param unit UCUM code: {@code mg}, {@code ug/kg/min}, {@code [iU]/h}, {@code {tbl}}; empty when
 *     none is written
 * @param span the words
 */
public record DoseAmount(BigDecimal low, BigDecimal high, String unit, TextSpan span) {

  public DoseAmount {
    Objects.requireNonNull(low, "low");
    Objects.requireNonNull(high, "high");
    Objects.requireNonNull(unit, "unit");
  }

  public boolean isRange() {
    return low.compareTo(high) != 0;
  }

  public boolean hasUnit() {
    return !unit.isEmpty();
  }

  /** This amount as many times as the other counts. */
  DoseAmount times(DoseAmount count) {
    return new DoseAmount(
        plain(low.multiply(count.low)), plain(high.multiply(count.high)), unit, span);
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
