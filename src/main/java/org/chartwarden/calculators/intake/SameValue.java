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
final class SameValue implements BiPredicate<InputCandidate, InputCandidate> {

  private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

  private final Calculator calculator;
  private final Convention convention;

  SameValue(Calculator calculator, Convention convention) {
    this.calculator = calculator;
    this.convention = convention;
  }

  @Override
  public boolean test(InputCandidate a, InputCandidate b) {
    InputValue one = a.value().orElseThrow();
    InputValue other = b.value().orElseThrow();
    InputSpec input = calculator.spec().input(a.input()).orElseThrow();
    return switch (input) {
      case InputSpec.Quantity quantity ->
          close(converted(a.input(), one), converted(b.input(), other));
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
