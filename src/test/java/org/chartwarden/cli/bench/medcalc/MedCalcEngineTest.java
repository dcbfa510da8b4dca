package org.chartwarden.cli.bench.medcalc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.Convention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against the development rows of MedCalc-Bench, which lie beside the project. */
class MedCalcEngineTest {

  private static final Path ROWS = Path.of("..", "shared", "medcalc");

  @ParameterizedTest
  @ValueSource(strings = {"oneshot.jsonl", "dev_test.jsonl", "dev_train.jsonl"})
  void answersEveryRowAsTheCorrectedLabels(String file) throws IOException {
    Path rows = ROWS.resolve(file);
    assumeTrue(Files.exists(rows), rows + " is absent: the engine is not compared with it");
    EngineMode engine = new EngineMode(Convention.MEDCALC_BENCH);
    List<String> wrong = new ArrayList<>();
    for (MedCalcRow row : MedCalcRow.read(List.of(rows))) {
      MedCalcAnswer answer = engine.answer(row);
      Label label = row.labels().get("recomputed");
      if (!label.accepts(row.calculatorId(), answer.answer())) {
        wrong.add(
            row.calculatorId()
                + " "
                + row.id()
                + ": "
                + answer.answer()
                + answer.because()
                + ", expected "
                + label.answer()
                + " from "
                + row.entities());
      }
    }
    assertThat(wrong).isEmpty();
  }
}
