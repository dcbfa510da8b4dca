package org.chartwarden.calculators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs as callers write them. */
class GivenInputsTest {

  private static GivenInputs read(String calculator, String members) {
    return GivenInputs.of(
        CalculatorCatalog.find(calculator).orElseThrow().spec(),
        (ObjectNode) Json.parseOwn("{" + members.replace('\'', '"') + "}"));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "175 | 175",
        "{'value':175,'unit':'cm'} | 175 cm",
        "{'value':1.75,'unit':' m '} | 1.75 m",
        "'175 cm' | 175 cm",
        "'175' | 175",
        "'5 ft 9 in' | 5.75 ft",
        "'69in' | 69 in",
        "'1.75 parsec' | 1.75 parsec"
      })
  void readsNumbers(String json, String text) {
    GivenInputs given = read("bmi", "'height':" + json);
    assertThat(given.problems()).isEmpty();
    assertThat(given.values().get("height").text().replaceAll("\\[|_i\\]", "")).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} is refused as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true | wrong-kind",
        "'tall' | wrong-kind",
        "[] | wrong-kind",
        "{} | wrong-kind",
        "{'value':'175'} | wrong-kind",
        "{'value':175,'unit':5} | wrong-kind",
        "{'value':175,'units':'cm'} | unknown-member",
        "1e300 | wrong-kind",
        "'5 ft 9 kg' | wrong-unit"
      })
  void refusesWhatIsNoNumber(String json, String code) {
    GivenInputs given = read("bmi", "'height':" + json);
    assertThat(given.values()).isEmpty();
    assertThat(given.problems()).extracting(p -> p.code()).containsExactly(code);
  }

  @Test
  void readsItemsChoicesAndDates() {
    GivenInputs given =
        read("cha2ds2-vasc", "'stroke':'no','diabetes':true,'sex':'F','tia':null,'age':70");
    assertThat(given.problems()).isEmpty();
    assertThat(given.values())
        .containsEntry("stroke", InputValue.of(false))
        .containsEntry("diabetes", InputValue.of(true))
        .doesNotContainKey("tia");
    assertThat(read("due-date", "'last_menstrual_period':'2024-01-31'").problems()).isEmpty();
    assertThat(read("due-date", "'last_menstrual_period':'31/01/2024'").problems()).hasSize(1);
    assertThat(read("cha2ds2-vasc", "'stroke':'perhaps'").problems()).hasSize(1);
  }

  @Test
  void tellsWhatCannotBeReadAndWhatCannotBeUsedAtOnce() {
    assertThat(
            read("bmi", "'weight':'154 furlongs','height':'tall','foo':1")
                .problems(CalculatorCatalog.find("bmi").orElseThrow(), Convention.CLINICAL))
        .extracting(InputProblem::code)
        .containsExactlyInAnyOrder("wrong-unit", "wrong-kind", "unknown-input");
  }

  @Test
  void suggestsTheNameThatWasMeant() {
    assertThat(read("bmi", "'hieght':1").problems().get(0).message())
        .contains("did you mean \"height\"?");
    assertThat(read("bmi", "'colour':1").problems().get(0).message()).contains("weight, height");
  }
}
