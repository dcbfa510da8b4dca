package org.chartwarden.notes.medications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MedicationTableTest {

  /** One hard case: a text and the statements that a person reads in it. */
  record Row(String text, List<String> statements) {}

  static List<Row> medications() throws IOException {
    return rows("/notes/medications.psv");
  }

  static List<Row> allergies() throws IOException {
    return rows("/notes/allergies.psv");
  }

  private static List<Row> rows(String table) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(MedicationTableTest.class.getResourceAsStream(table)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(
              cells ->
                  new Row(
                      cells[0].replace('¶', '\n'),
                      cells[1].isEmpty() ? List.of() : List.of(cells[1].split(" & "))))
          .toList();
    }
  }

  private static List<String> medications(String text) {
    return MedicationReader.read(NoteText.of(text)).stream().map(Written::of).toList();
  }

  private static List<String> allergies(String text) {
    return AllergyReader.read(NoteText.of(text)).stream().map(Written::of).toList();
  }

  @ParameterizedTest
  @MethodSource("medications")
  void aStatementAboutADrugIsReadAsAPersonReadsIt(Row row) {
    assertThat(medications(row.text())).containsExactlyElementsOf(row.statements());
  }

  @ParameterizedTest
  @MethodSource("allergies")
  void aStatementAboutAnAllergyIsReadAsAPersonReadsIt(Row row) {
    assertThat(allergies(row.text())).containsExactlyElementsOf(row.statements());
  }

  @Test
  void theTablesAreLargeAndTheirScoresAreReported() throws IOException {
    assertThat(medications()).hasSizeGreaterThan(250);
    assertThat(allergies()).hasSizeGreaterThan(50);
    System.out.println("medications: " + score(medications(), MedicationTableTest::medications));
    System.out.println("allergies: " + score(allergies(), MedicationTableTest::allergies));
  }

  /** Precision and recall of whole statements, every attribute right. */
  private static String score(List<Row> rows, Function<String, List<String>> reader) {
    int expected = 0;
    int read = 0;
    int right = 0;
    for (Row row : rows) {
      List<String> found = new ArrayList<>(reader.apply(row.text()));
      expected += row.statements().size();
      read += found.size();
      for (String statement : row.statements()) {
        right += found.remove(statement) ? 1 : 0;
      }
    }
    return String.format(
        Locale.ROOT,
        "%d statements, precision %.3f, recall %.3f",
        expected,
        (double) right / read,
        (double) right / expected);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "aspirin ".repeat(100_000),
        "aspirin 81 mg and ".repeat(50_000),
        "hold ".repeat(100_000),
        "5 mg ".repeat(150_000),
        "allergic to ".repeat(60_000),
        "allergies: penicillin, ".repeat(40_000),
        "aspirin increased to ".repeat(40_000),
        "aspirin/".repeat(60_000),
        "(".repeat(200_000),
        "q".repeat(300_000),
        "1/2 ".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aTextWithoutEndIsReadInTime(String text) {
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          NoteText note = NoteText.of(text);
          MedicationReader.read(note);
          AllergyReader.read(note);
        });
  }
}
