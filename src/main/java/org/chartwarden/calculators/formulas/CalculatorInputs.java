package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * Inputs that fit a calculator: numbers in the unit it wants and within their plausible range.
 *
 * @param numbers by input name, in the unit of the input
 * @param choices by input name
 */
public record CalculatorInputs(Map<String, BigDecimal> numbers, Map<String, String> choices) {

  public CalculatorInputs {
    numbers = Map.copyOf(numbers);
    choices = Map.copyOf(choices);
  }

  /**
   * The outcome of checking what was given.
   *
   * @param inputs present when nothing is missing or wrong
   * @param missing names of required inputs that were not given
   * @param problems one sentence for each input that cannot be used
   */
  public record Check(
      Optional<CalculatorInputs> inputs, List<String> missing, List<String> problems) {
    public Check {
      missing = List.copyOf(missing);
      problems = List.copyOf(problems);
    }
  }

  /** Brings the given amounts to the units of the calculator and checks them. */
  public static Check check(
      CalculatorSpec spec,
      Map<String, Amount> amounts,
      Map<String, String> choices,
      Map<String, Substance> substances) {
    Map<String, BigDecimal> numbers = new TreeMap<>();
    Map<String, String> words = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (InputSpec input : spec.inputs()) {
      if (input.isChoice() && choices.containsKey(input.name())) {
        String word = choices.get(input.name());
        if (input.choices().contains(word)) {
          words.put(input.name(), word);
        } else {
          problems.add(input.label() + " must be one of " + String.join(", ", input.choices()));
        }
      } else if (!input.isChoice() && amounts.containsKey(input.name())) {
        Substance substance = substances.getOrDefault(input.name(), Substance.UNKNOWN);
        number(input, amounts.get(input.name()), substance, problems)
            .ifPresent(value -> numbers.put(input.name(), value));
      } else if (input.required()) {
        missing.add(input.name());
      }
    }
    boolean usable = missing.isEmpty() && problems.isEmpty();
    return new Check(
        usable ? Optional.of(new CalculatorInputs(numbers, words)) : Optional.empty(),
        missing,
        problems);
  }

  private static Optional<BigDecimal> number(
      InputSpec input, Amount given, Substance substance, List<String> problems) {
    BigDecimal value;
    try {
      value = UnitConverter.convert(given, input.unit(), substance).value();
    } catch (UnitProblem e) {
      problems.add(input.label() + ": " + e.getMessage());
      return Optional.empty();
    }
    if ((input.low() != null && value.compareTo(input.low()) < 0)
        || (input.high() != null && value.compareTo(input.high()) > 0)) {
      problems.add(
          input.label()
              + " "
              + value.toPlainString()
              + " "
              + input.unit()
              + " is outside the plausible range "
              + input.low().toPlainString()
              + " to "
              + input.high().toPlainString());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** A number as the formulas compute with it. */
  double number(String name) {
    return numbers.get(name).doubleValue();
  }

  boolean has(String name) {
    return numbers.containsKey(name) || choices.containsKey(name);
  }

  boolean female() {
    return "female".equals(choices.get("sex"));
  }

  /** The number as it reads. */
  String text(String name) {
    return numbers.get(name).toPlainString();
  }
}
