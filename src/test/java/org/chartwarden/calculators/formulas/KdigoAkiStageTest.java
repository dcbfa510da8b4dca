package org.chartwarden.calculators.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rise that is stated but does not show against the baseline is told, not dropped in silence. */
class KdigoAkiStageTest {

  @ParameterizedTest
  @CsvSource({"1.2, 1.2, true", "1.3, 1.0, false"})
  void remarksOnARiseThatDoesNotShow(String creatinine, String baseline, boolean told) {
    Calculator stage = CalculatorCatalog.find("kdigo-aki").orElseThrow();
    CalculatorInputs inputs =
        CalculatorInputs.check(
                stage,
                Map.of(
                    "creatinine", number(creatinine),
                    "baseline_creatinine", number(baseline),
                    "rise_within_48h", InputValue.of(true)),
                Convention.CLINICAL)
            .inputs()
            .orElseThrow();
    assertThat(stage.compute(inputs).remarks().stream().anyMatch(r -> r.contains("baseline")))
        .isEqualTo(told);
  }

  private static InputValue number(String value) {
    return InputValue.of(new BigDecimal(value), "");
  }
}
