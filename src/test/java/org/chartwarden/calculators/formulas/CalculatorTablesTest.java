package org.chartwarden.calculators.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs {@code calculators/<id>.csv}: inputs as {@code name=value[ unit]} with semicolons between
 * them ({@code yes} and {@code no} for items, ISO dates), then what is expected: the value, {@code
 * missing:name;name}, {@code oneof:name;name}, {@code problem:code}, or {@code unknown}. A cell
 * {@code profile=medcalc-bench} among the inputs chooses the convention. Lines that begin with #
 * are comments; each table has normal, boundary, missing, absurd and wrong-unit rows.
 */
class CalculatorTablesTest {

  @TestFactory
  Stream<DynamicTest> everyCalculatorMatchesItsTable() {
    return CalculatorCatalog.all().stream()
        .flatMap(
            calculator ->
                rows(calculator).stream()
                    .map(
                        row ->
                            DynamicTest.dynamicTest(
                                calculator.spec().id() + ": " + row,
                                () -> check(calculator, row))));
  }

  private static List<String> rows(Calculator calculator) {
    String id = calculator.spec().id();
    try (InputStream table =
        CalculatorTablesTest.class.getResourceAsStream("/calculators/" + id + ".csv")) {
      assertThat(table).as("table of " + id).isNotNull();
      List<String> rows =
          new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
              .lines()
              .filter(l -> !l.isBlank() && !l.startsWith("#"))
              .toList();
      assertThat(rows.size()).as("rows of " + id).isGreaterThanOrEqualTo(4);
      return rows;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void check(Calculator calculator, String row) {
    int comma = row.lastIndexOf(',');
    String expected = row.substring(comma + 1).strip();
    Convention convention = Convention.CLINICAL;
    Map<String, InputValue> given = new HashMap<>();
    for (String pair : row.substring(0, comma).split(";")) {
      if (pair.isBlank()) {
        continue;
      }
      String[] parts = pair.strip().split("=", 2);
      if (parts[0].equals("profile")) {
        convention = Convention.of(parts[1]).orElseThrow();
      } else {
        given.put(parts[0], value(calculator.spec().input(parts[0]).orElseThrow(), parts[1]));
      }
    }
    CalculatorInputs.Check check = CalculatorInputs.check(calculator, given, convention);
    if (expected.startsWith("missing:")) {
      assertThat(check.missing()).containsExactlyInAnyOrder(expected.substring(8).split(";"));
    } else if (expected.startsWith("oneof:")) {
      assertThat(check.missingOneOf()).contains(List.of(expected.substring(6).split(";")));
    } else if (expected.startsWith("problem:")) {
      assertThat(check.inputs()).isEmpty();
      assertThat(check.problems())
          .extracting(InputProblem::code)
          .containsOnly(expected.substring(8));
    } else {
      assertThat(check.inputs()).as(check.toString()).isPresent();
      CalculatorResult result = calculator.compute(check.inputs().get());
      assertThat(result.working()).isNotEmpty();
      if (expected.equals("unknown")) {
        assertThat(result.answer()).isInstanceOf(CalculatorResult.NotComputable.class);
      } else {
        assertThat(result.answer().text()).isEqualTo(expected);
      }
    }
  }

  private static InputValue value(InputSpec input, String text) {
    return switch (input) {
      case InputSpec.Choice choice -> InputValue.of(text);
      case InputSpec.Flag flag -> InputValue.of(text.equals("yes"));
      case InputSpec.Day day -> InputValue.of(LocalDate.parse(text));
      case InputSpec.Quantity quantity -> {
        String[] parts = text.split(" ", 2);
        yield InputValue.of(parts[0], parts.length > 1 ? parts[1] : quantity.unit());
      }
    };
  }
}
