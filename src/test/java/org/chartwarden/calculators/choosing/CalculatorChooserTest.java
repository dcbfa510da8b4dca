package org.chartwarden.calculators.choosing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CalculatorChooserTest {

  private static final Path ROWS = Path.of("..", "shared", "medcalc");
  private static final CalculatorChooser CHOOSER = new CalculatorChooser(CalculatorCatalog.all());

  @ParameterizedTest
  @CsvFileSource(resources = "/calculators/choosing/questions.csv", useHeadersInDisplayName = true)
  void choosesByTheQuestion(String question, String id) {
    CalculatorChoice choice = CHOOSER.choose(question);
    assertThat(choice.chosen().map(c -> c.spec().id()).orElse("none"))
        .as(choice.candidates().toString())
        .isEqualTo(id);
  }

  @Test
  void choosesNothingForWhatNoCalculatorAnswers() {
    assertThat(CHOOSER.choose("What should the patient eat for breakfast?").chosen()).isEmpty();
    assertThat(CHOOSER.choose("").chosen()).isEmpty();
  }

  @Test
  void choosesForEveryQuestionOfTheDevelopmentRows() throws IOException {
    assumeTrue(Files.isDirectory(ROWS), ROWS + " is absent: its questions are not tried");
    List<String> wrong = new ArrayList<>();
    for (String file : List.of("oneshot.jsonl", "dev_test.jsonl", "dev_train.jsonl")) {
      for (String line : Files.readAllLines(ROWS.resolve(file))) {
        var row = Json.parse(line);
        var expected = CalculatorCatalog.ofMedCalcBench(row.get("calculator_id").asInt());
        String question = row.get("question").asText();
        CalculatorChoice choice = CHOOSER.choose(question);
        if (expected.isPresent() && !choice.chosen().equals(expected)) {
          wrong.add(question + " -> " + choice.candidates());
        }
      }
    }
    assertThat(wrong.stream().distinct()).isEmpty();
  }
}
