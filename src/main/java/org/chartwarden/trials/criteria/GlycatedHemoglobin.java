package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * HbA1c in the units of NGSP and IFCC, which no factor converts: NGSP % = 0.09148 x IFCC mmol/mol +
 * 2.152 (master equation of the IFCC working group).
 */
final class GlycatedHemoglobin {

  private static final BigDecimal SLOPE = new BigDecimal("0.09148");
  private static final BigDecimal OFFSET = new BigDecimal("2.152");
  private static final String PERCENT = "%";
  private static final String IFCC = "mmol/mol";

  private GlycatedHemoglobin() {}

  /** The value in another unit, to one decimal; empty when a unit is neither of the two. */
  static Optional<BigDecimal> in(BigDecimal value, String from, String to) {
    if (from.equals(to)) {
      return Optional.of(value);
    }
    if (from.equals(IFCC) && to.equals(PERCENT)) {
      return Optional.of(value.multiply(SLOPE).add(OFFSET).setScale(1, RoundingMode.HALF_EVEN));
    }
    if (from.equals(PERCENT) && to.equals(IFCC)) {
      return Optional.of(value.subtract(OFFSET).divide(SLOPE, 1, RoundingMode.HALF_EVEN));
    }
    return Optional.empty();
  }
}
