package org.chartwarden.cli.bench.medcalc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.Map;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.platform.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Spellings, units and kinds of entities, also those that the data at hand does not have. */
class EntityReaderTest {

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvFileSource(resources = "/bench/medcalc-entities.rows", delimiter = '|', quoteCharacter = '~')
  void answersFromEntities(int number, String entities, String expected)
      throws JsonProcessingException {
    MedCalcAnswer answer =
        new EngineMode(Convention.MEDCALC_BENCH)
            .answer(
                new MedCalcRow(
                    "made",
                    IntNode.valueOf(1),
                    number,
                    "",
                    "",
                    "",
                    "",
                    Json.parse(entities),
                    Map.of()));
    if (expected.startsWith("no: ")) {
      assertThat(answer.answer()).isEmpty();
      assertThat(answer.because()).contains(expected.substring(4));
    } else {
      assertThat(answer.answer()).as(answer.because()).isEqualTo(expected);
    }
  }
}
