package org.chartwarden.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UcumCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kg99999999",
        "10*99999999",
        "mol99999999999",
        "Ym99",
        "m9.m9",
        "[c]-13",
        "10*40.10*40",
        "[c].[c].[c].[c].[c].[c].[c].[c].[c].[c].[c].[c].[c].[c]"
      })
  void refusesAbsurdPowersAtOnce(String code) {
    assertThat(UcumCode.valid(code)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10*9/L",
        "kg.m2.s-2",
        "[CCID_50]",
        "{1000cells}/uL",
        "10*50",
        "m[H2O]",
        "10.L/min",
        "mL/min/{1.73_m2}"
      })
  void knowsPowersAsUnitsHaveThem(String code) {
    assertThat(UcumCode.valid(code)).isTrue();
  }
}
