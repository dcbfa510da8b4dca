package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * One input of a calculator.
 *
 * @param name snake_case name, unique within the calculator
 * @param label for a person
 * @param unit UCUM unit the formula wants; {@code "1"} for a bare number; null for a choice
 * @param low lowest plausible value in {@code unit}, or null
 * @param high highest plausible value in {@code unit}, or null
 * @param choices allowed words; empty for a number
 * @param concept vocabulary id of the result that fills it, {@code age}, {@code sex}, or null
 * @param required whether the formula cannot be computed without it
 */
public record InputSpec(
    String name,
    String label,
    String unit,
    BigDecimal low,
    BigDecimal high,
    List<String> choices,
    String concept,
    boolean required) {

  public InputSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    choices = List.copyOf(choices);
  }

  /** A required number. */
  static InputSpec number(
      String name, String label, String unit, String low, String high, String concept) {
    return new InputSpec(
        name, label, unit, new BigDecimal(low), new BigDecimal(high), List.of(), concept, true);
  }

  /** Administrative sex, as the published equations use it. */
  static InputSpec sex() {
    return new InputSpec("sex", "Sex", null, null, null, List.of("female", "male"), "sex", true);
  }

  /** Age in completed years. */
  static InputSpec age(String low) {
    return number("age", "Age", "a", low, "120", "age");
  }

  /** The same input, not required. */
  InputSpec optional() {
    return new InputSpec(name, label, unit, low, high, choices, concept, false);
  }

  public boolean isChoice() {
    return !choices.isEmpty();
  }
}
