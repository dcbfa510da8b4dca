package org.chartwarden.cli.bench.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.chartwarden.platform.Json;

/**
 * What earlier runs cost, one JSON line per run, so that a slowdown is seen before it lands. CPU
 * per request repeats within a few tens of percent; only more than that is worth a word.
 */
final class BenchHistory {

  private static final double SLOWER = 1.3;
  private static final int COMPARED = 5;

  private final Path file;

  BenchHistory(Path file) {
    this.file = file;
  }

  /**
   * Warns of phases that cost clearly more than the median of the last runs with as many patients.
   */
  void compare(int patients, List<PhaseFigures> phases, PrintWriter out) {
    List<JsonNode> last =
        lines().stream().filter(run -> run.path("patients").asInt() == patients).toList();
    List<JsonNode> recent = last.subList(Math.max(0, last.size() - COMPARED), last.size());
    for (PhaseFigures phase : phases) {
      double[] before =
          recent.stream()
              .map(run -> run.path("phases").path(phase.name()))
              .filter(JsonNode::isNumber)
              .mapToDouble(JsonNode::asDouble)
              .sorted()
              .toArray();
      if (before.length > 0 && phase.cpu() > SLOWER * before[before.length / 2]) {
        out.printf(
            Locale.ROOT,
            "WARNING: %s costs %.2f ms; the median of the last %d runs is %.2f ms.%n",
            phase.name(),
            phase.cpu(),
            before.length,
            before[before.length / 2]);
      }
    }
  }

  /** Adds a run. */
  void add(Instant at, Path home, int patients, List<PhaseFigures> phases, double loadCpu) {
    ObjectNode run = Json.object();
    run.put("at", at.toString()).put("commit", commit(home)).put("patients", patients);
    ObjectNode costs = run.putObject("phases");
    if (loadCpu > 0) {
      costs.put("load", rounded(loadCpu));
    }
    phases.forEach(phase -> costs.put(phase.name(), rounded(phase.cpu())));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, Json.write(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new FhirBenchProblem(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1000) / 1000.0;
  }

  private List<JsonNode> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(Json::parseOwn)
          .toList();
    } catch (IOException e) {
      throw new FhirBenchProblem(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The commit of the source, or {@code unknown} where the program lies without one. */
  private static String commit(Path home) {
    try {
      Process git =
          new ProcessBuilder("git", "-C", home.toString(), "rev-parse", "--short", "HEAD")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String id = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? id : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
