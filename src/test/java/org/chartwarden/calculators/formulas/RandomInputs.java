package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws inputs that fit a calculator one by one; the same seed gives the same inputs. */
final class RandomInputs {

  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 280;

  private final Random random;

  RandomInputs(long seed) {
    this.random = new Random(seed);
  }

  /** All that is required, one of each group, and what chance adds. */
  Map<String, InputValue> draw(CalculatorSpec spec) {
    Map<String, InputValue> given = new LinkedHashMap<>();
    for (InputSpec input : spec.inputs()) {
      if (input.required() || random.nextBoolean()) {
        given.put(input.name(), value(input));
      }
    }
    for (List<String> group : spec.oneOf()) {
      if (group.stream().noneMatch(given::containsKey)) {
        String name = group.get(random.nextInt(group.size()));
        given.put(name, value(spec.input(name).orElseThrow()));
      }
    }
    return given;
  }

  private InputValue value(InputSpec input) {
    return switch (input) {
      case InputSpec.Quantity quantity -> InputValue.of(number(quantity), quantity.unit());
      case InputSpec.Flag flag -> InputValue.of(random.nextBoolean());
      case InputSpec.Choice choice ->
          InputValue.of(choice.options().get(random.nextInt(choice.options().size())).id());
      case InputSpec.Day day -> InputValue.of(FIRST_DAY.plusDays(random.nextInt(DAYS)));
    };
  }

  /** Within the plausible range; now and then one of its ends, else never a round number. */
  private BigDecimal number(InputSpec.Quantity quantity) {
    int chance = random.nextInt(20);
    if (chance == 0) {
      return quantity.low();
    }
    if (chance == 1) {
      return quantity.high();
    }
    return inside(quantity);
  }

  /** A number inside the plausible range with a tail of digits that no threshold has. */
  BigDecimal inside(InputSpec.Quantity quantity) {
    BigDecimal width = quantity.high().subtract(quantity.low());
    double share = 0.01 + 0.98 * random.nextDouble();
    return quantity
        .low()
        .add(width.multiply(BigDecimal.valueOf(share)))
        .setScale(4, RoundingMode.HALF_UP)
        .add(new BigDecimal("0.0000371"));
  }
}
