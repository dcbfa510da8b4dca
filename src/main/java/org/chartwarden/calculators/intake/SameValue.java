package org.chartwarden.calculators.intake;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;

/**
 * Whether two values of an input say the same: numbers within half a percent in the unit of the
 * formula, words that name one option.
 */
public final class SameValue implements BiPredicate<InputCandidate, InputCandidate> {

  private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

  private final Calculator calculator;
  private final Convention convention;

  /** Compares inputs of this calculator. */
  public SameValue(Calculator calculator, Convention convention) {
    this.calculator = calculator;
    this.convention = convention;
  }

  @Override
  public boolean test(InputCandidate a, InputCandidate b) {
    return test(a.input(), a.value().orElseThrow(), b.value().orElseThrow());
  }

  /** Whether two values of the input of that name say the same. */
  public boolean test(String name, InputValue one, InputValue other) {
    InputSpec input = calculator.spec().input(name).orElseThrow();
    return switch (input) {
      case InputSpec.Quantity quantity -> close(converted(name, one), converted(name, other));
      case InputSpec.Choice choice -> option(choice, one).equals(option(choice, other));
      default -> Objects.equals(one, other);
    };
  }

  private Optional<BigDecimal> converted(String input, InputValue value) {
    return Optional.ofNullable(
        CalculatorInputs.check(calculator, Map.of(input, value), convention)
            .converted()
            .get(input));
  }

  private static boolean close(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    BigDecimal allowed = a.get().abs().max(b.get().abs()).multiply(TOLERANCE);
    return a.get().subtract(b.get()).abs().compareTo(allowed) <= 0;
  }

  private static Optional<String> option(InputSpec.Choice choice, InputValue value) {
    return value instanceof InputValue.Word word
        ? choice.option(word.word()).map(InputSpec.Option::id)
        : Optional.empty();
  }
}
