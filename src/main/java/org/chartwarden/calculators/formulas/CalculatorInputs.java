package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Inputs that fit a calculator: numbers in the unit it wants and within their plausible range,
 * choices it knows, items with what the score takes when nobody documented them.
 */
public final class CalculatorInputs {

  private final Map<String, Object> values;
  private final Convention convention;
  private final Set<String> assumed;

  CalculatorInputs(Map<String, Object> values, Convention convention, Set<String> assumed) {
    this.values = new HashMap<>(values);
    this.convention = convention;
    this.assumed = Set.copyOf(assumed);
  }

  /**
   * The outcome of checking what was given.
   *
   * @param inputs present when nothing is missing or wrong
   * @param missing names of required inputs that were not given
   * @param missingOneOf groups of which not one was given
   * @param problems every input that cannot be used
   * @param assumptions what the score took by its own rule
   * @param converted numbers in the unit of the formula, by input
   * @param remarks what a reader must know of the inputs
   */
  public record Check(
      Optional<CalculatorInputs> inputs,
      List<String> missing,
      List<List<String>> missingOneOf,
      List<InputProblem> problems,
      List<Assumption> assumptions,
      Map<String, BigDecimal> converted,
      List<String> remarks) {
    public Check {
      missing = List.copyOf(missing);
      missingOneOf = List.copyOf(missingOneOf);
      problems = List.copyOf(problems);
      assumptions = List.copyOf(assumptions);
      converted = Map.copyOf(converted);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Brings what was given to the form the calculator wants and names all that does not fit, never
   * only the first.
   */
  public static Check check(
      Calculator calculator, Map<String, InputValue> given, Convention convention) {
    return new InputCheck(calculator, given, convention).run();
  }

  Convention convention() {
    return convention;
  }

  boolean has(InputSpec input) {
    return values.containsKey(input.name());
  }

  /** Whether nobody documented it and it has the value that the score takes then. */
  boolean assumed(InputSpec input) {
    return assumed.contains(input.name());
  }

  /** The number of a quantity that is there, in its unit. */
  double number(InputSpec.Quantity quantity) {
    return ((BigDecimal) value(quantity)).doubleValue();
  }

  /** The number as it reads. */
  String text(InputSpec.Quantity quantity) {
    return ((BigDecimal) value(quantity)).toPlainString();
  }

  boolean flag(InputSpec.Flag flag) {
    return (Boolean) value(flag);
  }

  InputSpec.Option option(InputSpec.Choice choice) {
    return (InputSpec.Option) value(choice);
  }

  /** Whether an option of that id was chosen. */
  boolean chose(InputSpec.Choice choice, String optionId) {
    return has(choice) && option(choice).id().equals(optionId);
  }

  LocalDate day(InputSpec.Day day) {
    return (LocalDate) value(day);
  }

  /** Whether the input {@link CommonInputs#sex()} says female. */
  boolean female() {
    return values.get("sex") instanceof InputSpec.Option option && option.id().equals("female");
  }

  private Object value(InputSpec input) {
    Object value = values.get(input.name());
    if (value == null) {
      throw new IllegalStateException("the formula reads " + input.name() + ", which is not there");
    }
    return value;
  }
}
