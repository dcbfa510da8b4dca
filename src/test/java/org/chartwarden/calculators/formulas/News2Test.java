package org.chartwarden.calculators.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three points in one item call for an urgent review, also where the sum is low. */
class News2Test {

  @ParameterizedTest
  @CsvSource({"8, true", "9, false", "24, false", "25, true"})
  void remarksOnThreePointsInOneItem(String rate, boolean urgent) {
    Calculator news2 = CalculatorCatalog.find("news2").orElseThrow();
    CalculatorInputs inputs =
        CalculatorInputs.check(
                news2,
                Map.of(
                    "respiratory_rate", number(rate),
                    "spo2", number("98"),
                    "systolic", number("120"),
                    "heart_rate", number("70"),
                    "temperature", number("37")),
                Convention.CLINICAL)
            .inputs()
            .orElseThrow();
    assertThat(news2.compute(inputs).remarks().stream().anyMatch(r -> r.contains("urgent review")))
        .isEqualTo(urgent);
  }

  private static InputValue number(String value) {
    return InputValue.of(new BigDecimal(value), "");
  }
}
