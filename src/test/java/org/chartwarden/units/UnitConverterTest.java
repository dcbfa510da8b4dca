package org.chartwarden.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class UnitConverterTest {

  @ParameterizedTest(name = "{0} {1} in {2} is {5}")
  @CsvFileSource(resources = "/units/conversions.csv", delimiter = '|')
  void convertsOrSaysWhyNot(
      BigDecimal value, String from, String to, BigDecimal mass, Integer charge, String expected) {
    Amount amount = new Amount(value, from);
    Substance substance = Substance.of(mass, charge);
    if (expected.matches("-?[0-9.]+")) {
      assertThat(UnitConverter.convert(amount, to, substance).value().toPlainString())
          .isEqualTo(expected);
    } else {
      UnitProblem problem =
          catchThrowableOfType(
              UnitProblem.class, () -> UnitConverter.convert(amount, to, substance));
      assertThat(problem).isNotNull();
      assertThat(problem.code()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mEq/L,meq/L",
    "mg/dl,mg/dL",
    "U/L,U/L",
    "mcg/kg/min,ug/kg/min",
    "kg/m^2,kg/m2",
    "kg/m²,kg/m2",
    "10³/µL,10*3/uL",
    "× 10⁹/L,10*9/L",
    "mcmol/L,umol/L",
    "mL/24 h,mL/d",
    "centimeters,cm",
    "degrees celcius,Cel"
  })
  void readsUnitsAsTheyAreWritten(String written, String ucum) {
    assertThat(UnitNames.ucum(written)).contains(ucum);
  }

  @Test
  void namesBothUnitsWhenTheyDoNotFit() {
    assertThat(
            catchThrowableOfType(
                UnitProblem.class,
                () -> UnitConverter.convert(new Amount(BigDecimal.ONE, "kg"), "cm")))
        .hasMessageContaining("kg")
        .hasMessageContaining("cm");
  }

  @ParameterizedTest
  @CsvSource({
    "1, kg, g, 1000",
    "1, [lb_av], kg, 0.45359237",
    "5.4, mg, ug, 5400",
    "37, Cel, [degF], 98.6",
    "1, mmol/L, umol/L, 1000",
    "1, mg, mL, ",
    "1, mmol/L, mg/dL, ",
    "1, F, [degF], ",
    "1, blob, kg, "
  })
  void codesMeanWhatUcumSays(BigDecimal value, String from, String to, BigDecimal expected) {
    assertThat(UnitConverter.betweenCodes(value, from, to).map(BigDecimal::stripTrailingZeros))
        .isEqualTo(java.util.Optional.ofNullable(expected).map(BigDecimal::stripTrailingZeros));
    assertThat(UnitConverter.kindOfCode(from).equals(UnitConverter.kindOfCode(to)))
        .isEqualTo(expected != null);
  }

  @ParameterizedTest
  @CsvSource({
    "[lb_av], 453.59237, kg, 1000, 0",
    "mmol/L, 1, umol/L, 0.001, 0",
    "K, 1, Cel, 1, -273.15",
  })
  void scalesOfOneKindShareAUnit(
      String code, BigDecimal factor, String other, BigDecimal otherFactor, BigDecimal difference) {
    UnitConverter.Scale one = UnitConverter.scaleOfCode(code).orElseThrow();
    UnitConverter.Scale two = UnitConverter.scaleOfCode(other).orElseThrow();
    assertThat(one.factor().multiply(otherFactor))
        .isEqualByComparingTo(two.factor().multiply(factor));
    assertThat(one.shift().subtract(two.shift())).isEqualByComparingTo(difference);
  }
}
