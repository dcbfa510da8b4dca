package org.chartwarden.units;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An exact decimal with its unit.
 *
 * @param value the number with the digits as written
 * @param unit UCUM code (case-sensitive), {@code "1"} for a bare number
 */
public record Amount(BigDecimal value, String unit) {

  public Amount {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(unit, "unit");
  }

  @Override
  public String toString() {
    return unit.equals("1") ? value.toPlainString() : value.toPlainString() + " " + unit;
  }
}
