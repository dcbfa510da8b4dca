package org.chartwarden.cli.bench.medcalc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chartwarden.platform.Json;

/**
 * One row of the benchmark.
 *
 * @param id its id, for instance {@code test-v1-191}
 * @param row its number in the source, as written
 * @param calculatorId number of the calculator, 2 to 69
 * @param calculator name of the calculator
 * @param category lab test, physical, dosage, date, risk, severity or diagnosis
 * @param question what is asked
 * @param note the patient note
 * @param entities extracted inputs by their name in the data
 * @param labels expected answers by the name of their set
 */
record MedCalcRow(
    String id,
    JsonNode row,
    int calculatorId,
    String calculator,
    String category,
    String question,
    String note,
    JsonNode entities,
    Map<String, Label> labels) {

  private static final List<String> LABEL_SETS =
      List.of("published", "recomputed", "physician_reviewed");

  /**
   * Reads rows, one JSON object in each line.
   *
   * @throws IOException when a file cannot be read or a line is no row; the message names it
   */
  static List<MedCalcRow> read(List<Path> files) throws IOException {
    List<MedCalcRow> rows = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          rows.add(parse(line, file + " line " + number));
        }
      }
    }
    return rows;
  }

  private static MedCalcRow parse(String line, String where) throws IOException {
    JsonNode tree;
    try {
      tree = Json.parse(line);
    } catch (JsonProcessingException e) {
      throw new IOException(where + " is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!tree.path("calculator_id").isInt() && !tree.path("question").isTextual()) {
      throw new IOException(where + " has neither a calculator_id nor a question");
    }
    Map<String, Label> labels = new TreeMap<>();
    for (String set : LABEL_SETS) {
      if (tree.path(set).hasNonNull("answer")) {
        labels.put(set, Label.of(tree.get(set)));
      }
    }
    return new MedCalcRow(
        tree.path("id").asText(where),
        tree.path("row"),
        tree.path("calculator_id").asInt(),
        tree.path("calculator").asText(""),
        tree.path("category").asText("unknown"),
        tree.path("question").asText(""),
        tree.path("note").asText(""),
        tree.path("entities"),
        labels);
  }
}
