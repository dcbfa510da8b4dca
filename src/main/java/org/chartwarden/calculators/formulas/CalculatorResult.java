package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The result of a calculator with the way to it.
 *
 * @param value rounded once, at the end, to 5 decimals (5 significant digits below 0.0001)
 * @param unit UCUM unit
 * @param working the formula with the numbers in it
 * @param remarks assumptions and limits of this result
 */
public record CalculatorResult(
    BigDecimal value, String unit, String working, List<String> remarks) {

  private static final int DECIMALS = 5;
  private static final double SMALL = 0.0001;

  public CalculatorResult {
    remarks = List.copyOf(remarks);
  }

  static CalculatorResult of(double value, String unit, String working, String... remarks) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) < SMALL && Math.abs(value) > 1e-12
            ? exact.round(new MathContext(DECIMALS, RoundingMode.HALF_EVEN))
            : exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal tidy = rounded.stripTrailingZeros();
    return new CalculatorResult(
        tidy.scale() < 0 ? tidy.setScale(0) : tidy, unit, working, List.of(remarks));
  }
}
