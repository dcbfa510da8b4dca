package org.chartwarden.calculators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.notes.vocabulary.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which codes belong together. */
class CodeFamiliesTest {

  @ParameterizedTest(name = "{1} is {0}: {2}")
  @CsvSource({
    "hypertension, I10, true",
    "hypertension, I16.9, true",
    "hypertension, I17, false",
    "hypertension, I1, false",
    "heart-failure, I11.0, true",
    "heart-failure, I119, false",
    "heart-failure, I110, true",
    "stroke, I63.9, true",
    "stroke, I64, false",
    "diabetes, E13.9, true",
    "diabetes, E14, false"
  })
  void codesOfIcdBelongByTheirBeginning(String concept, String code, boolean belongs) {
    CodeFamily family = CodeFamilies.standard().of(concept);
    assertThat(family.holds("http://hl7.org/fhir/sid/icd-10-cm", code, Set.of(code)))
        .isEqualTo(belongs);
  }

  @Test
  void codesOfSnomedBelongByWhatLiesAbove() {
    CodeFamily family = CodeFamilies.standard().of("diabetes");
    assertThat(family.holds(Code.SNOMED, "237599002", Set.of("237599002", "73211009"))).isTrue();
    assertThat(family.holds(Code.SNOMED, "15777000", Set.of("15777000"))).isFalse();
    assertThat(family.holds("urn:other", "73211009", Set.of("73211009"))).isFalse();
  }

  @Test
  void aClassOfDrugsHoldsItsMembers() {
    CodeFamily family = CodeFamilies.standard().of("antihypertensive");
    assertThat(family.of(Code.RXNORM)).contains("29046");
    assertThat(family.concepts()).contains("lisinopril");
  }

  @Test
  void mostInputsCanBeFoundInAChart() {
    long all = 0;
    long found = 0;
    for (var calculator : CalculatorCatalog.all()) {
      for (InputSpec input : calculator.spec().inputs()) {
        if (!input.concepts().isEmpty()) {
          all++;
          found += ChartCodes.of(calculator.spec(), input.name()).from().equals("nowhere") ? 0 : 1;
        }
      }
    }
    assertThat(found).isGreaterThan(all * 85 / 100);
  }
}
