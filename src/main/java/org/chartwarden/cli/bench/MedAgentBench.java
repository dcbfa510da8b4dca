package org.chartwarden.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/** The benchmark as a whole: its tasks, how they are run, how they are graded. */
public final class MedAgentBench {

  private final List<BenchTask> tasks;

  private MedAgentBench(List<BenchTask> tasks) {
    this.tasks = tasks;
  }

  /**
   * How to run.
   *
   * @param model name of the model, or empty for the server's default
   * @param base FHIR base that the posts of the results shall name, without a slash at its end
   * @param threads tasks at the same time
   */
  public record Wish(Optional<String> model, String base, int threads) {}

  /**
   * Reads the tasks.
   *
   * @throws IOException when the file cannot be read or is no list of tasks
   */
  public static MedAgentBench read(Path file) throws IOException {
    JsonNode list;
    try {
      list = Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IOException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!list.isArray() || list.isEmpty()) {
      throw new IOException("a JSON list of tasks is expected");
    }
    for (JsonNode task : list) {
      if (task.path("id").asText().isEmpty() || task.path("instruction").asText().isEmpty()) {
        throw new IOException("every task needs id and instruction");
      }
    }
    return new MedAgentBench(BenchTask.list(list));
  }

  public int size() {
    return tasks.size();
  }

  /** Runs, grades and prints; returns whether the run was complete. */
  public boolean run(
      LocalServer server, Wish wish, Path results, PrintWriter out, AtomicBoolean stopping)
      throws IOException, InterruptedException {
    return new BenchRun(
            tasks,
            new TaskRunner(server, wish.model(), wish.base()),
            new BenchGrader(new ChartReader(server), wish.base()),
            wish.threads())
        .run(results, out, stopping);
  }
}
