package org.chartwarden.cli.bench.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;

/** A harness of somebody else's that asks the same phases, in place of our own client. */
final class Harness {

  private static final String RESULT = "harness.json";

  private final Path script;
  private final Path work;

  Harness(Path script, Path work) {
    this.script = script.toAbsolutePath();
    this.work = work.toAbsolutePath();
  }

  /** Runs the phases against a server that is loaded. */
  List<PhaseFigures> run(ServerUnderTest server, List<String> phases, int seconds) {
    Path out = work.resolve(RESULT);
    Subprocess.run(
        "The harness",
        work,
        work.resolve("harness.log"),
        Map.of(),
        List.of(
            "python3",
            script.toString(),
            "--base",
            server.base(),
            "--phases",
            String.join(",", phases),
            "--seconds",
            Integer.toString(seconds),
            "--pid",
            Long.toString(server.pid()),
            "--pg-pid",
            Long.toString(server.databasePid()),
            "--label",
            "chartwarden",
            "--out",
            out.toString()));
    try {
      List<PhaseFigures> figures = new ArrayList<>();
      Json.parse(Files.readAllBytes(out))
          .path("phases")
          .properties()
          .forEach(phase -> figures.add(figures(phase.getKey(), phase.getValue())));
      return figures;
    } catch (IOException e) {
      throw new FhirBenchProblem("The result of the harness, " + out + ", cannot be read.", e);
    }
  }

  /** What the harness says of its last result beside another one. */
  String compare(Path other) {
    Path log = work.resolve("harness-compare.txt");
    Subprocess.run(
        "The comparison of the harness",
        work,
        log,
        Map.of(),
        List.of(
            "python3",
            script.toString(),
            "--compare",
            other.toAbsolutePath().toString(),
            work.resolve(RESULT).toString()));
    try {
      return Files.readString(log).strip();
    } catch (IOException e) {
      throw new FhirBenchProblem(log + " cannot be read.", e);
    }
  }

  private static PhaseFigures figures(String name, JsonNode phase) {
    return new PhaseFigures(
        name,
        phase.path("n").asLong(),
        phase.path("errors").asLong(),
        phase.path("rps").asDouble(),
        phase.path("p50_ms").asDouble(),
        phase.path("p99_ms").asDouble(),
        phase.path("entries_per_response").asDouble(),
        phase.path("server_cpu_ms").asDouble(),
        phase.path("db_cpu_ms").asDouble());
  }
}
