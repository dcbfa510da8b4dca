package org.chartwarden.cli.bench.medec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of the data.
 *
 * @param id as in the column {@code Text ID}
 * @param text the whole text
 * @param sentences its sentences with their numbers, as the data counts them
 * @param wrong number of the wrong sentence, -1 when there is none
 * @param correction the wrong sentence as it should read; empty when there is none
 * @param kind kind of the error; empty when there is none
 */
record MedecText(
    String id, String text, List<Numbered> sentences, int wrong, String correction, String kind) {

  private static final List<String> COLUMNS =
      List.of("Text ID", "Text", "Sentences", "Error Flag", "Error Sentence ID");
  private static final String NONE = "NA";

  /** A sentence with its number. */
  record Numbered(int number, String text) {}

  boolean hasError() {
    return wrong >= 0;
  }

  /**
   * The rows of a file.
   *
   * @throws IOException with a sentence that says what cannot be used
   */
  static List<MedecText> read(Path file) throws IOException {
    List<List<String>> records = CsvRecords.read(Files.readString(file, StandardCharsets.UTF_8));
    if (records.isEmpty()) {
      throw new IOException(file + " is empty");
    }
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < records.get(0).size(); i++) {
      columns.put(records.get(0).get(i).replace("\uFEFF", "").strip(), i);
    }
    for (String column : COLUMNS) {
      if (!columns.containsKey(column)) {
        throw new IOException(file + " has no column \"" + column + "\"");
      }
    }
    List<MedecText> texts = new ArrayList<>();
    for (List<String> cells : records.subList(1, records.size())) {
      if (cells.size() < columns.size()) {
        throw new IOException(
            file + " record " + (texts.size() + 2) + " has " + cells.size() + " cells");
      }
      texts.add(of(file, cells, columns));
    }
    return List.copyOf(texts);
  }

  private static MedecText of(Path file, List<String> cells, Map<String, Integer> columns)
      throws IOException {
    String id = cells.get(columns.get("Text ID")).strip();
    String number = cells.get(columns.get("Error Sentence ID")).strip();
    boolean error = cells.get(columns.get("Error Flag")).strip().equals("1");
    try {
      return new MedecText(
          id,
          cells.get(columns.get("Text")),
          sentences(cells.get(columns.get("Sentences"))),
          error ? Integer.parseInt(number) : -1,
          optional(cells, columns, "Corrected Sentence"),
          optional(cells, columns, "Error Type"));
    } catch (NumberFormatException e) {
      throw new IOException(
          file + ", " + id + ": \"" + number + "\" is no number of a sentence", e);
    }
  }

  private static String optional(List<String> cells, Map<String, Integer> columns, String column) {
    Integer at = columns.get(column);
    String text = at == null ? "" : cells.get(at).strip();
    return text.equals(NONE) ? "" : text;
  }

  /** Lines that begin with a number; a line without one goes on with the sentence before. */
  private static List<Numbered> sentences(String column) {
    List<Numbered> sentences = new ArrayList<>();
    for (String line : column.split("\n")) {
      int blank = line.indexOf(' ');
      int next = sentences.isEmpty() ? -1 : sentences.get(sentences.size() - 1).number() + 1;
      boolean numbered =
          blank > 0
              && blank < 5
              && line.substring(0, blank).chars().allMatch(Character::isDigit)
              && (next < 0 || Integer.parseInt(line.substring(0, blank)) == next);
      if (numbered) {
        sentences.add(
            new Numbered(
                Integer.parseInt(line.substring(0, blank)), line.substring(blank + 1).strip()));
      } else if (!sentences.isEmpty() && !line.isBlank()) {
        Numbered last = sentences.remove(sentences.size() - 1);
        sentences.add(new Numbered(last.number(), last.text() + " " + line.strip()));
      }
    }
    return List.copyOf(sentences);
  }
}
