package org.chartwarden.cli.bench.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/** One run: each case is loaded and checked, and its findings are written as they come. */
public final class ConsistencyBench {

  private final List<ConsistencyCase> cases;
  private final List<LoadedChart> loaded = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, String> problems = new TreeMap<>();
  private final List<Double> millis = new ArrayList<>();
  private int refused;

  private ConsistencyBench(List<ConsistencyCase> cases) {
    this.cases = cases;
  }

  /**
   * Finds the cases.
   *
   * @throws IOException with a sentence when there are none
   */
  public static ConsistencyBench below(Path folder) throws IOException {
    return new ConsistencyBench(ConsistencyCase.below(folder));
  }

  public int size() {
    return cases.size();
  }

  /** Cases that could not be checked. */
  public int failed() {
    return problems.size();
  }

  /**
   * Loads and checks every case. One that fails is told at the end and does not lose the others.
   *
   * @param done is told after each case
   * @return whether all cases were tried
   */
  public boolean run(
      LocalServer server, Path predictions, Consumer<String> done, BooleanSupplier stopping)
      throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(predictions)) {
      for (ConsistencyCase one : cases) {
        if (stopping.getAsBoolean()) {
          return false;
        }
        try {
          for (ObjectNode line : check(server, one)) {
            file.write(Json.write(line));
            file.newLine();
          }
          file.flush();
        } catch (CaseProblem e) {
          problems.put(one.id(), e.getMessage());
        }
        done.accept(one.id());
      }
    }
    return true;
  }

  /** A case that could not be checked. */
  private static final class CaseProblem extends Exception {
    private static final long serialVersionUID = 1L;

    CaseProblem(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private List<ObjectNode> check(LocalServer server, ConsistencyCase one) throws CaseProblem {
    try {
      ObjectNode bundle = one.bundle();
      makeRoom(server, bundle);
      LoadedChart chart = LoadedChart.load(server, bundle);
      loaded.add(chart);
      refused += chart.refused();
      ObjectNode request = chart.request(one.note());
      long start = System.nanoTime();
      LocalServer.Reply reply = server.post("/consistency/check", request);
      millis.add((System.nanoTime() - start) / 1e6);
      if (!reply.ok()) {
        throw new IOException(
            reply.body().path("detail").asText("the check ended with status " + reply.status()));
      }
      count(reply.body().path("counts"));
      return Predictions.of(one.id(), reply.body(), chart);
    } catch (IOException e) {
      throw new CaseProblem(e.getMessage(), e);
    }
  }

  /** Two cases may call different resources the same. */
  private void makeRoom(LocalServer server, ObjectNode bundle) {
    if (loaded.stream().anyMatch(chart -> chart.shares(bundle))) {
      loaded.forEach(chart -> chart.remove(server));
      loaded.clear();
    }
  }

  private void count(JsonNode found) {
    found
        .properties()
        .forEach(entry -> counts.merge(entry.getKey(), entry.getValue().asInt(), Integer::sum));
  }

  /** Prints what came of the run. */
  public void summary(PrintWriter out) {
    out.println();
    out.printf(Locale.ROOT, "%-16s %d, checked %d%n", "notes", cases.size(), millis.size());
    counts.forEach((name, count) -> out.printf(Locale.ROOT, "%-16s %d%n", name, count));
    if (!millis.isEmpty()) {
      List<Double> sorted = millis.stream().sorted().toList();
      out.printf(
          Locale.ROOT,
          "%-16s median %.0f ms, longest %.0f ms, from request to answer%n",
          "time per note",
          sorted.get(sorted.size() / 2),
          sorted.get(sorted.size() - 1));
    }
    if (refused > 0) {
      out.printf("%d resources of the charts were refused by the server%n", refused);
    }
    problems.forEach((id, problem) -> out.printf("%s was not checked: %s%n", id, problem));
    out.flush();
  }

  /**
   * Grades a predictions file against the {@code gold.json} of the cases.
   *
   * @throws IOException when a case has none
   */
  public void grade(Path predictions, PrintWriter out) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(predictions)) {
      lines.add(Json.parse(line));
    }
    Grade grade = new Grade();
    for (ConsistencyCase one : cases) {
      Path gold = one.folder().resolve(ConsistencyCase.GOLD);
      if (!Files.isRegularFile(gold)) {
        throw new IOException(one.id() + " has no " + ConsistencyCase.GOLD);
      }
      grade.add(
          Json.parse(Files.readAllBytes(gold)),
          lines.stream().filter(line -> line.path("case").asText().equals(one.id())).toList());
    }
    grade.print(out);
  }
}
