package org.chartwarden.agent.tools;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Exact statistics of decimals; a quotient that does not end is given with 16 digits. */
final class Statistics {

  private static final MathContext WORKING = MathContext.DECIMAL128;
  private static final MathContext RESULT = new MathContext(16, RoundingMode.HALF_EVEN);

  private Statistics() {}

  static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal mean(List<BigDecimal> values) {
    return tidy(sum(values).divide(BigDecimal.valueOf(values.size()), WORKING));
  }

  /** The middle value, or the mean of the two middle ones. */
  static BigDecimal median(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : mean(List.of(sorted.get(middle - 1), sorted.get(middle)));
  }

  static BigDecimal range(List<BigDecimal> values) {
    BigDecimal highest = values.stream().max(BigDecimal::compareTo).orElseThrow();
    BigDecimal lowest = values.stream().min(BigDecimal::compareTo).orElseThrow();
    return highest.subtract(lowest);
  }

  /** Sample standard deviation (n - 1); needs two values or more. */
  static BigDecimal standardDeviation(List<BigDecimal> values) {
    BigDecimal mean = sum(values).divide(BigDecimal.valueOf(values.size()), WORKING);
    BigDecimal squares = BigDecimal.ZERO;
    for (BigDecimal value : values) {
      squares = squares.add(value.subtract(mean, WORKING).pow(2, WORKING));
    }
    return tidy(squares.divide(BigDecimal.valueOf(values.size() - 1L), WORKING).sqrt(WORKING));
  }

  static BigDecimal tidy(BigDecimal value) {
    BigDecimal stripped = value.round(RESULT).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
