package org.chartwarden.cli.bench.calculators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.platform.Json;

/** A note with a question about it. */
record QuestionedNote(String question, String note) {

  private static final String OWN = "/bench/notes.jsonl";

  /**
   * Reads notes.
   *
   * @param rows a file with question and note in each line; without it the notes of this program
   * @throws IOException when it cannot be read, or holds no note
   */
  static List<QuestionedNote> read(Optional<Path> rows) throws IOException {
    List<QuestionedNote> notes = new ArrayList<>();
    for (String line : lines(rows)) {
      if (!line.isBlank()) {
        JsonNode tree = Json.parse(line);
        notes.add(
            new QuestionedNote(tree.path("question").asText("BMI?"), tree.path("note").asText("")));
      }
    }
    if (notes.isEmpty()) {
      throw new IOException(rows.map(Path::toString).orElse(OWN) + " holds no note");
    }
    return notes;
  }

  private static List<String> lines(Optional<Path> rows) throws IOException {
    if (rows.isPresent()) {
      return Files.readAllLines(rows.get());
    }
    try (InputStream file = QuestionedNote.class.getResourceAsStream(OWN);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return text.lines().toList();
    }
  }
}
