package org.chartwarden.cli.bench.medcalc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.platform.PipeTable;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * Reads the extracted entities of a row as inputs of its calculator: names and unit spellings of
 * the data by {@code bench/medcalc-entities.psv} and {@code bench/medcalc-units.psv}.
 */
final class EntityReader {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/y", Locale.ROOT);
  private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,20}(\\.\\d{1,20})?");
  private static final Set<String> ABSENT = Set.of("absent", "no", "false", "0");
  private static final String IGNORED = "-";
  private static final int COLUMNS = 3;

  /** Inputs by name, and the entities that no input takes. */
  record Read(Map<String, InputValue> values, List<String> unknown) {}

  private final Map<String, String> names = table("/bench/medcalc-entities.psv");
  private final Map<String, String> units = table("/bench/medcalc-units.psv");

  Read read(Calculator calculator, int number, JsonNode entities) {
    Map<String, InputValue> values = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    entities
        .fields()
        .forEachRemaining(
            entity -> {
              String name = input(calculator, number, entity.getKey());
              InputSpec input = calculator.spec().input(name).orElse(null);
              if (input == null && !name.equals(IGNORED)) {
                unknown.add(entity.getKey());
              } else if (input != null && !entity.getValue().isNull()) {
                take(calculator, input, entity.getValue(), values);
              }
            });
    return new Read(values, unknown);
  }

  private String input(Calculator calculator, int number, String entity) {
    String key = normal(entity);
    String own = names.get(number + "|" + key);
    if (own != null) {
      return own;
    }
    String common = names.get("*|" + key);
    if (common != null && (common.equals(IGNORED) || has(calculator, common))) {
      return common;
    }
    String snake = key.replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    if (has(calculator, snake)) {
      return snake;
    }
    return calculator.spec().inputs().stream()
        .filter(i -> normal(i.label()).equals(key))
        .map(InputSpec::name)
        .findFirst()
        .orElse("");
  }

  private static boolean has(Calculator calculator, String input) {
    return calculator.spec().input(input).isPresent();
  }

  private void take(
      Calculator calculator, InputSpec input, JsonNode value, Map<String, InputValue> values) {
    switch (input) {
      case InputSpec.Quantity quantity -> values.put(input.name(), quantity(quantity, value));
      case InputSpec.Choice choice when value.isArray() -> {
        // A drug with its dose: the word for the choice, and the amount for the input "dose".
        values.put(input.name(), InputValue.of(value.path(0).asText()));
        values.put("dose", amount(input, value.path(1), value.path(2)));
      }
      case InputSpec.Choice choice -> values.put(input.name(), InputValue.of(value.asText()));
      case InputSpec.Flag flag -> values.put(input.name(), flag(value));
      case InputSpec.Day day -> values.put(input.name(), date(value.asText()));
    }
  }

  /** A number with its unit, or the sum of several, as 5 ft 9 in. */
  private InputValue quantity(InputSpec.Quantity input, JsonNode value) {
    if (!value.isArray()) {
      return amount(input, value, NullNode.instance);
    }
    if (value.size() <= 2) {
      return amount(input, value.path(0), value.path(1));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < value.size(); i += 2) {
      if (!(amount(input, value.path(i), value.path(i + 1)) instanceof InputValue.Measured part)) {
        return InputValue.of(value.toString());
      }
      try {
        sum = sum.add(UnitConverter.convert(part.amount(), input.unit()).value());
      } catch (UnitProblem e) {
        return InputValue.of(value.toString());
      }
    }
    return InputValue.of(sum, input.unit());
  }

  /** A number, also one in quotes; anything else is a word, which the check refuses by name. */
  private InputValue amount(InputSpec input, JsonNode number, JsonNode unit) {
    String written = number.asText().strip();
    return NUMBER.matcher(written).matches()
        ? InputValue.of(new BigDecimal(written), unit(input, unit.asText("")))
        : InputValue.of(written);
  }

  /** Yes and no, also where the data has a word: any but none means yes. */
  private static InputValue flag(JsonNode value) {
    if (value.isBoolean()) {
      return InputValue.of(value.asBoolean());
    }
    String word = normal(value.asText());
    return InputValue.of(!word.startsWith("none") && !ABSENT.contains(word));
  }

  private static InputValue date(String text) {
    try {
      return InputValue.of(LocalDate.parse(text.strip(), text.contains("/") ? DATE : ISO));
    } catch (DateTimeParseException e) {
      // The check refuses a word where it wants a date, and says so.
      return InputValue.of(text);
    }
  }

  private String unit(InputSpec input, String written) {
    String own = units.get(input.name() + "|" + normal(written));
    return own != null ? own : units.getOrDefault("*|" + normal(written), written);
  }

  private static String normal(String text) {
    return text.strip()
        .toLowerCase(Locale.ROOT)
        .replace('₂', '2')
        .replace("≥", ">=")
        .replace("≤", "<=")
        .replace('μ', 'µ')
        .replaceAll("\\s+", " ");
  }

  /** Lines {@code where or *|name in the data|name here}. */
  private static Map<String, String> table(String resource) {
    Map<String, String> table = new HashMap<>();
    for (String[] cells : PipeTable.rows(resource, COLUMNS)) {
      table.put(cells[0] + "|" + normal(cells[1]), cells[2]);
    }
    return table;
  }
}
