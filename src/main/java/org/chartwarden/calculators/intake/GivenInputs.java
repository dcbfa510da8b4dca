package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.notes.vocabulary.SpellingDistance;
import org.chartwarden.platform.Shown;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitNames;
import org.chartwarden.units.UnitProblem;

/**
 * Inputs as a caller gives them: a number (in the unit of the formula), {@code {"value": 1.2,
 * "unit": "mg/dL"}} or {@code "1.2 mg/dL"}; true, false, {@code "yes"} or {@code "no"}; the id or
 * name of an option; a date. Null counts as not given.
 *
 * @param values by input
 * @param problems every input that cannot be read
 */
public record GivenInputs(Map<String, InputValue> values, List<InputProblem> problems) {

  private static final int MOST_DIGITS = 30;
  private static final int MOST_TEXT = 200;
  private static final int SHOWN = 60;
  private static final int MOST_SLIPS = 2;
  private static final Pattern AMOUNT =
      Pattern.compile("\\s*([-+]?\\d{1,20}(?:\\.\\d{1,20})?)\\s*(.{0,60})");
  private static final Pattern BETWEEN_PARTS = Pattern.compile("(?<=[^\\d\\s.])\\s+(?=\\d)");

  public GivenInputs {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /** Reads the members of an object; every one that does not fit is a problem of its own. */
  public static GivenInputs of(CalculatorSpec spec, ObjectNode members) {
    Map<String, InputValue> values = new LinkedHashMap<>();
    List<InputProblem> problems = new ArrayList<>();
    for (var member : members.properties()) {
      String name = member.getKey();
      Optional<InputSpec> input = spec.input(name);
      if (input.isEmpty()) {
        problems.add(unknown(spec, name));
      } else if (!member.getValue().isNull()) {
        try {
          values.put(name, value(input.get(), member.getValue()));
        } catch (Unreadable e) {
          problems.add(new InputProblem(name, e.code, e.getMessage()));
        }
      }
    }
    return new GivenInputs(values, problems);
  }

  /** Everything that is wrong: what cannot be read, and what the calculator cannot use. */
  public List<InputProblem> problems(Calculator calculator, Convention convention) {
    List<InputProblem> all = new ArrayList<>(problems);
    all.addAll(CalculatorInputs.check(calculator, values, convention).problems());
    return all;
  }

  private static InputProblem unknown(CalculatorSpec spec, String name) {
    String shown = Shown.of(name, SHOWN);
    List<String> names = InputSpec.names(spec.inputs());
    String written = shown.toLowerCase(Locale.ROOT);
    ToIntFunction<String> distance = n -> SpellingDistance.between(n, written, MOST_SLIPS);
    String near =
        names.stream()
            .min(Comparator.comparingInt(distance))
            .filter(n -> distance.applyAsInt(n) <= MOST_SLIPS)
            .map(n -> "; did you mean \"" + n + "\"?")
            .orElse("; it has " + String.join(", ", names));
    return new InputProblem(
        shown, "unknown-input", spec.id() + " has no input \"" + shown + "\"" + near);
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    Unreadable(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }
  }

  private static InputValue value(InputSpec input, JsonNode value) {
    if (value.isTextual() && value.textValue().length() > MOST_TEXT) {
      throw new Unreadable(
          "too-long", "\"" + input.name() + "\" has more than " + MOST_TEXT + " characters");
    }
    return switch (input) {
      case InputSpec.Quantity quantity -> number(quantity, value);
      case InputSpec.Flag flag -> stated(flag, value);
      case InputSpec.Choice choice when value.isValueNode() -> InputValue.of(value.asText());
      case InputSpec.Day day when value.isTextual() -> day(day, value.textValue().strip());
      default -> throw wrongKind(input, value);
    };
  }

  private static InputValue number(InputSpec.Quantity input, JsonNode value) {
    if (value.isNumber()) {
      return InputValue.of(checked(input, value.decimalValue()), "");
    }
    if (value.isTextual()) {
      return amount(input, value);
    }
    JsonNode number = value.path("value");
    for (String member : value.isObject() ? fieldNames(value) : List.<String>of()) {
      if (!member.equals("value") && !member.equals("unit")) {
        throw new Unreadable(
            "unknown-member",
            "\"" + input.name() + "\" takes value and unit, not \"" + member + "\"");
      }
    }
    if (!number.isNumber() || !(value.path("unit").isTextual() || !value.hasNonNull("unit"))) {
      throw wrongKind(input, value);
    }
    return InputValue.of(
        checked(input, number.decimalValue()), value.path("unit").asText("").strip());
  }

  private static List<String> fieldNames(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static BigDecimal checked(InputSpec input, BigDecimal number) {
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new Unreadable(
          "wrong-kind", "\"" + input.name() + "\" has more digits than any clinical number");
    }
    return number;
  }

  /** A number with its unit as people write it, also in parts such as {@code 5 ft 9 in}. */
  private static InputValue amount(InputSpec.Quantity input, JsonNode value) {
    String text = value.textValue().strip();
    Amount whole = single(input, value, text);
    if (whole.unit().isEmpty() || UnitNames.ucum(whole.unit()).isPresent()) {
      return new InputValue.Measured(whole);
    }
    String[] parts = BETWEEN_PARTS.split(text);
    if (parts.length == 1) {
      // The check of the calculator names the unit that is not known.
      return new InputValue.Measured(whole);
    }
    Amount sum = single(input, value, parts[0]);
    for (int i = 1; i < parts.length; i++) {
      sum = sum(input, sum, single(input, value, parts[i]));
    }
    return new InputValue.Measured(sum);
  }

  private static Amount single(InputSpec.Quantity input, JsonNode value, String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      throw wrongKind(input, value);
    }
    return new Amount(new BigDecimal(amount.group(1)), amount.group(2).strip());
  }

  private static Amount sum(InputSpec.Quantity input, Amount a, Amount b) {
    try {
      return new Amount(a.value().add(UnitConverter.convert(b, a.unit()).value()), a.unit());
    } catch (UnitProblem e) {
      throw new Unreadable("wrong-unit", "\"" + input.name() + "\": " + e.getMessage());
    }
  }

  private static InputValue stated(InputSpec.Flag input, JsonNode value) {
    if (value.isBoolean()) {
      return InputValue.of(value.booleanValue());
    }
    return CodedAnswers.ofWord(value.isTextual() ? value.textValue() : "")
        .map(InputValue::of)
        .orElseThrow(() -> wrongKind(input, value));
  }

  private static InputValue day(InputSpec.Day input, String text) {
    try {
      return InputValue.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new Unreadable(
          "wrong-kind",
          "\"" + input.name() + "\" must be a date as YYYY-MM-DD, not \"" + text + "\"");
    }
  }

  private static Unreadable wrongKind(InputSpec input, JsonNode value) {
    String shown = value.toString();
    return new Unreadable(
        "wrong-kind",
        "\"" + input.name() + "\" must be " + wanted(input) + ", not " + Shown.of(shown, SHOWN));
  }

  /** What an input takes, in words. */
  static String wanted(InputSpec input) {
    return switch (input) {
      case InputSpec.Quantity quantity ->
          "a number in " + quantity.unit() + ", or {value, unit}, or text such as \"1.2 mg/dL\"";
      case InputSpec.Choice choice ->
          "one of "
              + choice.options().stream()
                  .map(InputSpec.Option::id)
                  .collect(Collectors.joining(", "));
      case InputSpec.Flag flag -> "true or false";
      case InputSpec.Day day -> "a date as YYYY-MM-DD";
    };
  }
}
