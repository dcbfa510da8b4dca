package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The result of a calculator with the way to it.
 *
 * @param answer what came out
 * @param band what it means, where the source says so
 * @param working the steps with the numbers in them, in order
 * @param remarks limits of this result, one sentence each
 */
public record CalculatorResult(
    Answer answer, Optional<Band> band, List<String> working, List<String> remarks) {

  private static final int DECIMALS = 5;
  private static final double SMALL = 0.0001;
  private static final double NOISE = 1e-12;

  public CalculatorResult {
    working = List.copyOf(working);
    remarks = List.copyOf(remarks);
  }

  /** What came out. */
  public sealed interface Answer {

    /** The answer as it reads, without its unit. */
    String text();
  }

  /**
   * A number.
   *
   * @param value rounded once, to 5 decimals (5 significant digits below 0.0001)
   * @param unit UCUM unit
   */
  public record Decimal(BigDecimal value, String unit) implements Answer {
    @Override
    public String text() {
      return value.toPlainString();
    }
  }

  /** A calendar day. */
  public record Date(LocalDate day) implements Answer {
    @Override
    public String text() {
      return day.toString();
    }
  }

  /** A duration in whole weeks and the remaining days (0 to 6). */
  public record WeeksAndDays(int weeks, int days) implements Answer {
    @Override
    public String text() {
      return weeks + " weeks " + days + " days";
    }
  }

  /** Unknown, because of what the sentence says. */
  public record NotComputable(String because) implements Answer {
    @Override
    public String text() {
      return "unknown, because " + because;
    }
  }

  /** The number that came out; empty when it is no number. */
  public Optional<BigDecimal> number() {
    return answer instanceof Decimal decimal ? Optional.of(decimal.value()) : Optional.empty();
  }

  static CalculatorResult unknown(String because, Working working) {
    return new CalculatorResult(
        new NotComputable(because), Optional.empty(), working.steps(), working.remarks());
  }

  static CalculatorResult of(CalculatorSpec spec, double value, Working working) {
    if (!Double.isFinite(value)) {
      return unknown("the formula gives no finite number for these inputs", working);
    }
    BigDecimal rounded = rounded(value);
    return new CalculatorResult(
        new Decimal(rounded, spec.unit()),
        Band.of(spec.bands(), rounded),
        working.steps(),
        working.remarks());
  }

  static CalculatorResult of(LocalDate day, Working working) {
    return new CalculatorResult(
        new Date(day), Optional.empty(), working.steps(), working.remarks());
  }

  static CalculatorResult of(WeeksAndDays answer, Working working) {
    return new CalculatorResult(answer, Optional.empty(), working.steps(), working.remarks());
  }

  /** The number as results are rounded. */
  static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) < SMALL && Math.abs(value) > NOISE
            ? exact.round(new MathContext(DECIMALS, RoundingMode.HALF_EVEN))
            : exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal tidy = rounded.stripTrailingZeros();
    return tidy.scale() < 0 ? tidy.setScale(0) : tidy;
  }
}
