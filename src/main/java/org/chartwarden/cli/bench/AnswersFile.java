package org.chartwarden.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.platform.Json;

/** The answers of a run, one JSON object with an {@code id} in each line, written as they come. */
public final class AnswersFile implements AutoCloseable {

  private final Set<String> kept;
  private final BufferedWriter file;

  private AnswersFile(Set<String> kept, BufferedWriter file) {
    this.kept = kept;
    this.file = file;
  }

  /** Begins anew. */
  public static AnswersFile begin(Path path) throws IOException {
    return new AnswersFile(Set.of(), Files.newBufferedWriter(path));
  }

  /**
   * Goes on where a run stopped.
   *
   * @param ids ids of this run; lines of others are dropped
   * @param keeps whether a whole line is an answer to keep
   */
  public static AnswersFile resume(Path path, Set<String> ids, Predicate<JsonNode> keeps)
      throws IOException {
    if (!Files.exists(path)) {
      return begin(path);
    }
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(path)) {
      try {
        JsonNode tree = Json.parse(line);
        String id = tree.path("id").asText();
        if (ids.contains(id) && keeps.test(tree)) {
          lines.put(id, line);
        }
      } catch (JsonProcessingException e) {
        // The line that a killed run left half written; it is asked again.
        continue;
      }
    }
    Path whole = path.resolveSibling(path.getFileName() + ".resumed");
    Files.write(whole, lines.values());
    Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
    return new AnswersFile(
        Set.copyOf(lines.keySet()), Files.newBufferedWriter(path, StandardOpenOption.APPEND));
  }

  /** Whether an answer was kept. */
  public boolean has(String id) {
    return kept.contains(id);
  }

  /** Writes an answer, at once. */
  public void write(ObjectNode answer) throws IOException {
    file.write(Json.write(answer));
    file.newLine();
    file.flush();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
