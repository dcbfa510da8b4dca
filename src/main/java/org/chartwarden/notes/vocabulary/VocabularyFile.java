package org.chartwarden.notes.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.PipeTable;

/** Reads the pipe-separated files of {@code vocabulary/} on the class path. */
public final class VocabularyFile {

  private static final Map<String, String> SYSTEMS =
      Map.of("loinc", Code.LOINC, "snomed", Code.SNOMED, "icd10", Code.ICD10);

  private VocabularyFile() {}

  static List<Concept> readAll() {
    List<Concept> concepts = new ArrayList<>();
    rows("observations.psv", 10).forEach(row -> concepts.add(observation(row)));
    rows("medications.psv", 6).forEach(row -> concepts.add(medication(row)));
    rows("terms.psv", 5).forEach(row -> concepts.add(term(row)));
    return concepts;
  }

  static List<Concept> readHospital() {
    List<Concept> concepts = readAll();
    rows("ward-observations.psv", 10).forEach(row -> concepts.add(observation(row)));
    return concepts;
  }

  private static Concept observation(String[] row) {
    List<Code> codes =
        list(row[3], ",").stream().map(code -> new Code(Code.LOINC, code, row[2])).toList();
    return new Concept(
        row[1],
        Kind.valueOf(row[0]),
        row[2],
        list(row[9], ";"),
        codes,
        row[4].isEmpty() ? null : row[4],
        decimal(row[5]),
        row[6].isEmpty() ? null : Integer.valueOf(row[6]),
        decimal(row[7]),
        decimal(row[8]),
        List.of(),
        List.of());
  }

  private static Concept medication(String[] row) {
    List<Code> codes =
        row[2].isEmpty() ? List.of() : List.of(new Code(Code.RXNORM, row[2], row[1]));
    List<String> ingredients = new ArrayList<>(List.of(row[0]));
    ingredients.addAll(list(row[4], ","));
    return new Concept(
        row[0],
        Kind.MEDICATION,
        row[1],
        list(row[5], ";"),
        codes,
        null,
        null,
        null,
        null,
        null,
        ingredients,
        list(row[3], ","));
  }

  private static Concept term(String[] row) {
    return new Concept(
        row[1],
        Kind.valueOf(row[0]),
        row[2],
        list(row[4], ";"),
        codes(row[3], row[2]),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  /**
   * The codes of a cell, as in {@code snomed:44054006,icd10:E11}.
   *
   * @param display how all of them read
   */
  public static List<Code> codes(String cell, String display) {
    List<Code> codes = new ArrayList<>();
    for (String item : list(cell, ",")) {
      int colon = item.indexOf(':');
      codes.add(
          new Code(SYSTEMS.get(item.substring(0, colon)), item.substring(colon + 1), display));
    }
    return codes;
  }

  /**
   * The rows of a file, each with its cells stripped; blank lines and lines that begin with # are
   * left out.
   *
   * @throws IllegalStateException when the file is absent or a row has another number of cells
   */
  public static List<String[]> rows(String name, int columns) {
    return PipeTable.rows("/vocabulary/" + name, columns);
  }

  /** The items of a cell, stripped, without empty ones. */
  public static List<String> list(String cell, String separator) {
    return Arrays.stream(cell.split(separator))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static BigDecimal decimal(String cell) {
    return cell.isEmpty() ? null : new BigDecimal(cell);
  }
}
