package org.chartwarden.calculators.reading.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingRulesTest {

  /** One note with what it gives for an input. */
  record Row(String calculator, String input, String note, String value) {}

  static List<Row> rows() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    FindingRulesTest.class.getResourceAsStream("/notes/inputs.psv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(cells -> new Row(cells[0], cells[1], cells[2].replace('¶', '\n'), cells[3]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aNoteGivesTheInputWithItsWords(Row row) {
    Optional<Found> found = first(row);

    assertThat(found.map(one -> one.value().text()).orElse("-")).isEqualTo(row.value());
    found.ifPresent(
        one -> {
          assertThat(row.note().substring(one.span().start(), one.span().end()))
              .isEqualTo(one.span().text());
          assertThat(one.reason()).isNotBlank();
        });
  }

  @Test
  void theTableIsLong() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(250);
  }

  @Test
  void everyRowNamesAnInputThatItsCalculatorHas() {
    for (String[] cells : VocabularyFile.rows("note-inputs.psv", 4)) {
      String id = cells[0].replace("@benchmark", "");
      if (!id.equals("*")) {
        assertThat(spec(id).input(cells[1])).as(cells[0] + " " + cells[1]).isPresent();
      }
    }
  }

  private static Optional<Found> first(Row row) {
    return FindingRules.read(
            spec(row.calculator()), NoteReader.read(row.note()), Convention.CLINICAL)
        .stream()
        .filter(found -> found.input().equals(row.input()))
        .findFirst();
  }

  private static CalculatorSpec spec(String id) {
    return CalculatorCatalog.find(id).orElseThrow().spec();
  }
}
