package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/** One check of what was given to a calculator. */
final class InputCheck {

  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
  private static final BigDecimal WEEKS = BigDecimal.valueOf(52);
  private static final BigDecimal DAYS = new BigDecimal("365.25");

  private final Calculator calculator;
  private final CalculatorSpec spec;
  private final Map<String, InputValue> given;
  private final Convention convention;
  private final Map<String, Object> values = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<List<String>> missingOneOf = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();
  private final List<Assumption> assumptions = new ArrayList<>();
  private final Map<String, BigDecimal> converted = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  InputCheck(Calculator calculator, Map<String, InputValue> given, Convention convention) {
    this.calculator = calculator;
    this.spec = calculator.spec();
    this.given = given;
    this.convention = convention;
  }

  CalculatorInputs.Check run() {
    for (String name : given.keySet()) {
      if (spec.input(name).isEmpty()) {
        problem(
            name,
            "unknown-input",
            spec.id()
                + " has no input \""
                + name
                + "\"; it has "
                + String.join(", ", InputSpec.names(spec.inputs())));
      }
    }
    for (InputSpec input : spec.inputs()) {
      InputValue value = given.get(input.name());
      if (value == null) {
        undocumented(input);
      } else {
        take(input, value);
      }
    }
    for (List<String> group : spec.oneOf()) {
      if (group.stream().noneMatch(given::containsKey)) {
        missingOneOf.add(group);
      }
    }
    Optional<CalculatorInputs> inputs = Optional.empty();
    if (missing.isEmpty() && missingOneOf.isEmpty() && problems.isEmpty()) {
      CalculatorInputs fitting =
          new CalculatorInputs(
              values,
              convention,
              assumptions.stream().map(Assumption::input).collect(Collectors.toSet()));
      problems.addAll(calculator.conflicts(fitting));
      inputs = problems.isEmpty() ? Optional.of(fitting) : Optional.empty();
    }
    return new CalculatorInputs.Check(
        inputs, missing, missingOneOf, problems, assumptions, converted, remarks);
  }

  private void undocumented(InputSpec input) {
    switch (input) {
      case InputSpec.Flag flag when flag.whenUndocumented().isPresent() -> {
        boolean taken = flag.whenUndocumented().get();
        values.put(flag.name(), taken);
        assume(input, taken ? "yes" : "no");
      }
      case InputSpec.Choice choice when choice.whenUndocumented().isPresent() -> {
        InputSpec.Option taken = choice.option(choice.whenUndocumented().get()).orElseThrow();
        values.put(choice.name(), taken);
        assume(input, taken.label());
      }
      default -> {
        if (input.required()) {
          missing.add(input.name());
        }
      }
    }
  }

  private void assume(InputSpec input, String value) {
    assumptions.add(
        new Assumption(
            input.name(),
            value,
            input.label() + " is not documented; the score counts this as " + value));
  }

  private void take(InputSpec input, InputValue value) {
    switch (input) {
      case InputSpec.Quantity quantity when value instanceof InputValue.Measured measured ->
          number(quantity, measured.amount());
      case InputSpec.Flag flag when value instanceof InputValue.Stated stated ->
          values.put(flag.name(), stated.present());
      case InputSpec.Choice choice when value instanceof InputValue.Word word ->
          choice
              .option(word.word())
              .ifPresentOrElse(
                  option -> values.put(choice.name(), option),
                  () ->
                      problem(
                          input.name(),
                          "unknown-choice",
                          input.label()
                              + " cannot be \""
                              + word.word()
                              + "\"; it is one of "
                              + choice.options().stream()
                                  .map(InputSpec.Option::id)
                                  .collect(Collectors.joining(", "))));
      case InputSpec.Day day when value instanceof InputValue.On on ->
          values.put(day.name(), on.date());
      default ->
          problem(
              input.name(),
              "wrong-kind",
              input.label() + " cannot be \"" + value.text() + "\"; it is " + kind(input));
    }
  }

  private static String kind(InputSpec input) {
    return switch (input) {
      case InputSpec.Quantity quantity ->
          quantity.unit().equals("1") ? "a number" : "a number in " + quantity.unit();
      case InputSpec.Flag flag -> "yes or no";
      case InputSpec.Choice choice ->
          "one of "
              + choice.options().stream()
                  .map(InputSpec.Option::id)
                  .collect(Collectors.joining(", "));
      case InputSpec.Day day -> "a date";
    };
  }

  private void number(InputSpec.Quantity input, Amount amount) {
    BigDecimal value;
    try {
      value = converted(input, amount);
    } catch (UnitProblem e) {
      problem(input.name(), "wrong-unit", input.label() + ": " + e.getMessage());
      return;
    }
    if (value.compareTo(input.low()) < 0 || value.compareTo(input.high()) > 0) {
      String sentence =
          input.label()
              + " "
              + amount.toString().strip()
              + (input.unit().equals(amount.unit()) || amount.unit().isEmpty()
                  ? ""
                  : " (" + value.toPlainString() + " " + input.unit() + ")")
              + " is outside the plausible range "
              + input.low().toPlainString()
              + " to "
              + input.high().toPlainString()
              + " "
              + input.unit();
      if (!convention.benchmark()) {
        problem(input.name(), "implausible-value", sentence);
        return;
      }
      remarks.add(sentence);
    }
    converted.put(input.name(), value);
    values.put(input.name(), value);
  }

  private static BigDecimal converted(InputSpec.Quantity input, Amount amount) {
    if (amount.unit().isEmpty() || amount.unit().equals(input.unit())) {
      return input.completed() ? amount.value().setScale(0, RoundingMode.FLOOR) : amount.value();
    }
    if (input.completed() && input.unit().equals("a")) {
      return completedYears(amount);
    }
    for (Map.Entry<String, BigDecimal> other : input.otherUnits().entrySet()) {
      if (UnitConverter.convertible(amount.unit(), other.getKey(), input.substance())) {
        return UnitConverter.convert(amount, other.getKey(), input.substance())
            .value()
            .multiply(other.getValue());
      }
    }
    return UnitConverter.convert(amount, input.unit(), input.substance()).value();
  }

  /** Completed years of an age in years, months, weeks or days; days below a year are 0. */
  private static BigDecimal completedYears(Amount age) {
    String unit = UnitConverter.convert(age, age.unit()).unit();
    return switch (unit) {
      case "mo" -> age.value().divide(MONTHS, 0, RoundingMode.FLOOR);
      case "wk" -> age.value().divide(WEEKS, 0, RoundingMode.FLOOR);
      case "d" -> age.value().divide(DAYS, 0, RoundingMode.FLOOR);
      default -> UnitConverter.convert(age, "a").value().setScale(0, RoundingMode.FLOOR);
    };
  }

  private void problem(String input, String code, String message) {
    problems.add(new InputProblem(input, code, message));
  }
}
