package org.chartwarden.fhir.search.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of FHIR R4, section 3.1.1.4.6. */
class NumberRangeTest {

  private static final SearchParam PARAM =
      new SearchParam(
          "RiskAssessment", "probability", ParamKind.NUMBER, "", "", List.of(), List.of(), 1);

  private static List<Object> bounds(String value) {
    List<Object> bounds = new ArrayList<>();
    NumberRange.comparison(PARAM, Prefixed.of(PARAM, value), bounds);
    return bounds;
  }

  @ParameterizedTest
  @CsvSource({
    "100, 99.5, 100.5",
    "100.00, 99.995, 100.005",
    "1e2, 95, 105",
    "5.4, 5.35, 5.45",
    "5.40, 5.395, 5.405",
    "5.4e-3, 0.00535, 0.00545",
    "0, -0.5, 0.5",
    "-3, -3.5, -2.5",
    "ne100, 99.5, 100.5"
  })
  void equalityHasThePrecisionOfItsDigits(String value, BigDecimal low, BigDecimal high) {
    assertThat((BigDecimal) bounds(value).get(0)).isEqualByComparingTo(low);
    assertThat((BigDecimal) bounds(value).get(1)).isEqualByComparingTo(high);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gt100", "lt100", "ge100", "le100", "sa100", "eb100"})
  void orderIsExact(String value) {
    assertThat((BigDecimal) bounds(value).get(0)).isEqualByComparingTo("100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "e5", "1e", "1e9999", "1e999999999", "0x10", "1,5", "NaN", "xx5", "--1"})
  void refusesWhatIsNoNumber(String value) {
    assertThatThrownBy(() -> bounds(value)).isInstanceOf(FhirProblem.class);
  }
}
