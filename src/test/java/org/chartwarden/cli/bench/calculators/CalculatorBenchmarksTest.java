package org.chartwarden.cli.bench.calculators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured is a real calculation and a real answer. */
class CalculatorBenchmarksTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"bmi,22.74159", "ckd-epi-2021,64.44638", "apache-ii,11", "caprini,15"})
  void calculates(String calculator, String expected) {
    CalculationBenchmark benchmark = new CalculationBenchmark();
    benchmark.calculator = calculator;
    benchmark.prepare();
    assertThat(benchmark.calculate().answer().text()).isEqualTo(expected);
  }

  @Test
  void answersTheNotesOfTheProgram() throws IOException {
    NoteAnswers answers = new NoteAnswers(new NoteReaderInputs());
    for (QuestionedNote note : QuestionedNote.read(Optional.empty())) {
      NoteAnswers.Answer answer = answers.answer(note.question(), note.note(), Convention.CLINICAL);
      assertThat(answer.result()).as(note.question() + " " + answer.check()).isPresent();
    }
  }

  @Test
  void refusesAFileWithoutNotes() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));
    assertThatThrownBy(() -> QuestionedNote.read(Optional.of(empty)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no note");
  }

  @Test
  void theBuildLeavesTheListThatJmhReads() throws IOException {
    try (InputStream list = getClass().getResourceAsStream("/META-INF/BenchmarkList")) {
      assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8))
          .contains("CalculationBenchmark", "ReadingBenchmark");
    }
  }
}
