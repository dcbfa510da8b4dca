package org.chartwarden.cli.bench.medcalc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chartwarden.platform.Json;

/** The answers of a run, one JSON object in each line, each written as it comes. */
final class AnswersFile implements AutoCloseable {

  private final Set<String> kept;
  private final BufferedWriter file;

  private AnswersFile(Set<String> kept, BufferedWriter file) {
    this.kept = kept;
    this.file = file;
  }

  /** Begins anew. */
  static AnswersFile begin(Path path) throws IOException {
    return new AnswersFile(Set.of(), Files.newBufferedWriter(path));
  }

  /**
   * Goes on where a run stopped: whole lines of these rows are kept, save those whose note the
   * model did not read.
   */
  static AnswersFile resume(Path path, Set<String> rows) throws IOException {
    if (!Files.exists(path)) {
      return begin(path);
    }
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(path)) {
      try {
        JsonNode tree = Json.parse(line);
        String id = tree.path("id").asText();
        if (rows.contains(id) && tree.has("answer") && !tree.has(MedCalcAnswer.UNREAD)) {
          lines.put(id, line);
        }
      } catch (JsonProcessingException e) {
        // The line that a killed run left half written; its row is asked again.
        continue;
      }
    }
    Path whole = path.resolveSibling(path.getFileName() + ".resumed");
    Files.write(whole, lines.values());
    Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
    return new AnswersFile(
        Set.copyOf(lines.keySet()), Files.newBufferedWriter(path, StandardOpenOption.APPEND));
  }

  boolean has(MedCalcRow row) {
    return kept.contains(row.id());
  }

  void write(MedCalcRow row, MedCalcAnswer answer) throws IOException {
    file.write(Json.write(answer.line(row)));
    file.newLine();
    file.flush();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
