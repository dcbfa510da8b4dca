package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.importing.RegistryFiles;
import org.chartwarden.trials.registry.TrialRecord;

/** Files of a ranking benchmark: patients as text, trials, judgements. */
final class TopicFiles {

  private TopicFiles() {}

  /**
   * A patient as text.
   *
   * @param id its id, which judgements name
   */
  record Topic(String id, String text) {}

  /**
   * One topic per line: {@code _id} (or {@code id}) and {@code text}.
   *
   * @throws IOException with the line that cannot be used
   */
  static List<Topic> topics(Path file) throws IOException {
    List<Topic> topics = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      JsonNode node;
      try {
        node = Json.parse(line.getBytes(StandardCharsets.UTF_8));
      } catch (JsonProcessingException e) {
        throw new IOException("line " + number + " is no JSON: " + e.getOriginalMessage(), e);
      }
      String id = node.path("_id").asText(node.path("id").asText(""));
      String text = node.path("text").asText("");
      if (id.isBlank() || text.isBlank()) {
        throw new IOException("line " + number + " lacks _id or text");
      }
      topics.add(new Topic(id, text));
    }
    return topics;
  }

  /** The trials of a registry file or folder, each NCT number once. */
  static List<TrialRecord> trials(Path path) throws IOException {
    Map<String, TrialRecord> trials = new LinkedHashMap<>();
    RegistryFiles.of(List.of(path))
        .read(
            (file, entry, done) -> {
              if (entry.record() != null) {
                trials.putIfAbsent(entry.record().nctId(), entry.record());
              }
              return true;
            });
    return List.copyOf(trials.values());
  }

  /**
   * Judgements by topic and trial: lines of topic, trial and relevance, or those of TREC with a
   * fourth column before the trial; a first line of names is passed over.
   *
   * @throws IOException with the line that cannot be used
   */
  static Map<String, Map<String, Integer>> judgements(Path file) throws IOException {
    Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String[] cells = line.strip().split("\\s+");
      String last = cells[cells.length - 1];
      if (line.isBlank() || number == 1 && !last.matches("-?\\d+")) {
        continue;
      }
      if (cells.length < 3 || cells.length > 4 || !last.matches("-?\\d{1,3}")) {
        throw new IOException("line " + number + " is not topic, trial and relevance");
      }
      judged
          .computeIfAbsent(cells[0], topic -> new LinkedHashMap<>())
          .put(cells[cells.length - 2], Math.max(0, Integer.parseInt(last)));
    }
    return judged;
  }
}
