package org.chartwarden.cli.bench.fhir;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/**
 * Reads with and without their audit. Both servers stand on one database and are asked in turn, so
 * that whatever else the machine does meets both.
 */
public final class AuditBench {

  private static final double MOST = 0.10;
  private static final int PATIENTS = 200;
  private static final int OBSERVATIONS = 10;
  private static final double WARM_UP = 1;

  /** Seconds until the compiler of a busy machine is through with the way of a read. */
  private static final int WARM_TURN = 25;

  private final Path home;
  private final Path data;
  private final PrintWriter out;

  public AuditBench(Path home, Path data, PrintWriter out) {
    this.home = home;
    this.data = data;
    this.out = out;
  }

  /** Measures and prints; returns whether the audit costs less than a tenth of the throughput. */
  public boolean run(int seconds, int rounds, int connections) {
    try (ServerUnderTest with = ServerUnderTest.start(home, data);
        ServerUnderTest without =
            ServerUnderTest.start(
                home,
                data,
                Map.of("CHARTWARDEN_JAVA_OPTS", "-Dchartwarden.audit.reads=false"),
                "unaudited.log")) {
      load(with);
      Phase phase =
          new Phase(
              "read",
              connections,
              (random, worker, workers) -> () -> Question.get(reference(random)));
      // The programs get fast while they run: the first turns count for nothing.
      turn(with, phase, Math.max(seconds, WARM_TURN), 0);
      turn(without, phase, Math.max(seconds, WARM_TURN), 0);
      List<PhaseFigures> audited = new ArrayList<>();
      List<PhaseFigures> plain = new ArrayList<>();
      out.printf(Locale.ROOT, "%-6s %26s %26s%n", "round", "with audit", "without");
      for (int round = 1; round <= rounds; round++) {
        // Who begins changes, so that a machine that gets busier is unfair to neither.
        if (round % 2 == 1) {
          audited.add(turn(with, phase, seconds, round));
          plain.add(turn(without, phase, seconds, round));
        } else {
          plain.add(turn(without, phase, seconds, round));
          audited.add(turn(with, phase, seconds, round));
        }
        out.printf(
            Locale.ROOT,
            "%-6d %26s %26s%n",
            round,
            shown(audited.get(round - 1)),
            shown(plain.get(round - 1)));
        out.flush();
      }
      return report(audited, plain, with);
    }
  }

  private boolean report(
      List<PhaseFigures> audited, List<PhaseFigures> plain, ServerUnderTest server) {
    double with = median(audited, PhaseFigures::perSecond);
    double without = median(plain, PhaseFigures::perSecond);
    double cost = 1 - with / without;
    double cpu = median(audited, PhaseFigures::cpu) - median(plain, PhaseFigures::cpu);
    long failed = audited.stream().mapToLong(PhaseFigures::failed).sum();
    out.printf(
        Locale.ROOT,
        "reads/s %.0f with audit, %.0f without: it costs %.1f %% (limit %.0f %%)%n",
        with,
        without,
        cost * 100,
        MOST * 100);
    out.printf(
        Locale.ROOT,
        "CPU     %.4f ms per read with audit, %.4f ms without: %.4f ms for the entry%n",
        median(audited, PhaseFigures::cpu),
        median(plain, PhaseFigures::cpu),
        cpu);
    out.printf(
        Locale.ROOT,
        "median  %.2f ms with audit, %.2f ms without; 99 %%: %.2f and %.2f ms%n",
        median(audited, PhaseFigures::median),
        median(plain, PhaseFigures::median),
        median(audited, PhaseFigures::p99),
        median(plain, PhaseFigures::p99));
    out.printf(
        Locale.ROOT,
        "size    %d bytes per entry, %d entries in the trail%n",
        server.ask("SELECT pg_total_relation_size('audit_entry') / count(*) FROM audit_entry"),
        server.ask("SELECT count(*) FROM audit_entry"));
    out.flush();
    return failed == 0 && cost < MOST;
  }

  private static String shown(PhaseFigures figures) {
    return String.format(Locale.ROOT, "%.0f/s %.4f ms CPU", figures.perSecond(), figures.cpu());
  }

  private static double median(List<PhaseFigures> turns, ToDoubleFunction<PhaseFigures> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static PhaseFigures turn(ServerUnderTest server, Phase phase, int seconds, int round) {
    return new PhaseRun(server, WARM_UP, seconds, round).run(phase);
  }

  private static String reference(Random random) {
    return "Observation/b" + random.nextInt(PATIENTS) + "-" + random.nextInt(OBSERVATIONS);
  }

  private void load(ServerUnderTest server) {
    LocalServer local = new LocalServer("http://127.0.0.1:" + server.port());
    for (int patient = 0; patient < PATIENTS; patient++) {
      var bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
      var entries = bundle.putArray("entry");
      add(entries, "Patient/b" + patient, "\"name\":[{\"family\":\"Bench\"}]");
      for (int n = 0; n < OBSERVATIONS; n++) {
        add(entries, "Observation/b" + patient + "-" + n, observation(patient, n));
      }
      if (!local.postFhir("/fhir", bundle).ok()) {
        throw new FhirBenchProblem("The data of the benchmark cannot be stored.");
      }
    }
  }

  private static void add(
      com.fasterxml.jackson.databind.node.ArrayNode entries, String reference, String members) {
    String[] key = reference.split("/");
    var entry = entries.addObject();
    entry.set(
        "resource",
        Json.parseOwn(
            "{\"resourceType\":\"" + key[0] + "\",\"id\":\"" + key[1] + "\"," + members + "}"));
    entry.putObject("request").put("method", "PUT").put("url", reference);
  }

  private static String observation(int patient, int n) {
    return """
        "status":"final","category":[{"coding":[{"system":\
        "http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs",\
        "display":"Vital Signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"8867-4",\
        "display":"Heart rate"}],"text":"Heart rate"},"subject":{"reference":"Patient/b%d"},\
        "effectiveDateTime":"2024-05-%02dT10:00:00Z","valueQuantity":{"value":%d,"unit":"/min",\
        "system":"http://unitsofmeasure.org","code":"/min"}"""
        .formatted(patient, n + 1, 60 + n);
  }
}
