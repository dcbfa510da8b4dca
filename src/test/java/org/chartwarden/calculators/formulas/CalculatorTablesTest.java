package org.chartwarden.calculators.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chartwarden.units.Amount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs {@code calculators/<id>.csv}: inputs as {@code name=value[ unit]} with semicolons between
 * them, then the expected value, {@code missing:name} or {@code problem}.
 */
class CalculatorTablesTest {

  static Stream<Calculator> calculators() {
    return CalculatorCatalog.all().stream();
  }

  @ParameterizedTest
  @MethodSource("calculators")
  void matchesItsTable(Calculator calculator) throws IOException {
    String id = calculator.spec().id();
    List<String> rows;
    try (InputStream table = getClass().getResourceAsStream("/calculators/" + id + ".csv")) {
      assertThat(table).as("table of " + id).isNotNull();
      rows =
          new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
              .lines()
              .filter(l -> !l.isBlank() && !l.startsWith("#"))
              .toList();
    }
    assertThat(rows.size()).isGreaterThanOrEqualTo(4);
    for (String row : rows) {
      check(calculator, row);
    }
  }

  private static void check(Calculator calculator, String row) {
    String[] cells = row.split(",", 2);
    Map<String, Amount> amounts = new HashMap<>();
    Map<String, String> choices = new HashMap<>();
    for (String pair : cells[0].split(";")) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length < 2) {
        continue;
      }
      InputSpec input =
          calculator.spec().inputs().stream()
              .filter(i -> i.name().equals(parts[0]))
              .findFirst()
              .orElseThrow();
      String[] value = parts[1].split(" ", 2);
      if (input.isChoice()) {
        choices.put(parts[0], parts[1]);
      } else {
        String unit = value.length > 1 ? value[1] : input.unit();
        amounts.put(parts[0], new Amount(new BigDecimal(value[0]), unit));
      }
    }
    CalculatorInputs.Check check =
        CalculatorInputs.check(calculator.spec(), amounts, choices, Map.of());
    String expected = cells[1].strip();
    if (expected.startsWith("missing:")) {
      assertThat(check.missing()).as(row).containsExactly(expected.substring(8).split(";"));
    } else if (expected.equals("problem")) {
      assertThat(check.problems()).as(row).isNotEmpty();
    } else {
      assertThat(check.inputs()).as(row + check).isPresent();
      assertThat(calculator.compute(check.inputs().get()).value().toPlainString())
          .as(row)
          .isEqualTo(expected);
    }
  }
}
