package org.chartwarden.cli.bench.medcalc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.junit.jupiter.api.Test;

/** Note mode without a model against the development rows, which lie beside the project. */
class MedCalcNoteTest {

  private static final Path ROWS = Path.of("..", "shared", "medcalc");
  private static final double FLOOR = 0.60;

  @Test
  void answersMostRowsFromNoteAndQuestion() throws IOException {
    assumeTrue(Files.isDirectory(ROWS), ROWS + " is absent: note mode is not measured");
    NoteMode mode = new NoteMode(new NoteAnswers(new NoteReaderInputs()), Convention.MEDCALC_BENCH);
    List<MedCalcReport.Graded> graded = new ArrayList<>();
    for (MedCalcRow row :
        MedCalcRow.read(List.of(ROWS.resolve("dev_test.jsonl"), ROWS.resolve("dev_train.jsonl")))) {
      graded.add(new MedCalcReport.Graded(row, mode.answer(row).answer()));
    }
    PrintWriter out = new PrintWriter(System.out, true);
    new MedCalcReport(graded).print(out);
    long right = graded.stream().filter(g -> g.right("recomputed")).count();
    assertThat((double) right / graded.size()).isGreaterThanOrEqualTo(FLOOR);
  }
}
