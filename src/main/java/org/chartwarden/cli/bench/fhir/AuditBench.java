package org.chartwarden.cli.bench.fhir;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/**
 * Reads with and without their audit, in one server on one database: it records in every other turn
 * of some seconds, so that both sides run the same compiled code and whatever else the machine does
 * meets both. A turn ends with a pause in which the entries of its reads reach the table and are
 * sealed, so that each side pays for what it caused. What a read costs is the CPU time of server
 * and database together, and the throughput that is lost is judged by it: how many reads are
 * answered a second depends on who else uses the machine too, and is told beside it.
 */
public final class AuditBench {

  private static final double MOST = 0.10;
  private static final int PATIENTS = 200;
  private static final int OBSERVATIONS = 10;

  /** Seconds at the end of a turn in which nothing is asked. */
  private static final double PAUSE = 0.9;

  private final Path home;
  private final Path data;
  private final PrintWriter out;

  public AuditBench(Path home, Path data, PrintWriter out) {
    this.home = home;
    this.data = data;
    this.out = out;
  }

  /**
   * A turn of one side.
   *
   * @param server CPU milliseconds that the server spent in it
   * @param database CPU milliseconds that the database spent in it
   */
  private record Turn(PhaseFigures figures, double server, double database) {
    double cpu() {
      return server + database;
    }

    long asked() {
      return figures.requests() + figures.failed();
    }
  }

  /**
   * Measures and prints.
   *
   * @param seconds of a turn
   * @param pairs how many turns of each side are measured
   * @param warmUp seconds of asking before
   * @return whether the audit costs less than a tenth of the throughput, by the upper end of the
   *     interval, of single reads and of searches in a chart
   */
  public boolean run(int seconds, int pairs, int connections, int warmUp) {
    long turn = seconds * 1000L;
    try (ServerUnderTest server =
        ServerUnderTest.start(
            home,
            data,
            Map.of("CHARTWARDEN_JAVA_OPTS", "-Dchartwarden.audit.measuring=" + turn + "ms"),
            "server.log")) {
      load(server);
      server.tell("VACUUM ANALYZE");
      List<Phase> phases =
          List.of(
              phase("read", connections, AuditBench::reference),
              phase("search", connections, AuditBench::chart),
              phase("list", connections, random -> "Patient?_count=20"));
      for (Phase phase : phases) {
        new PhaseRun(server, 0, (double) warmUp / phases.size(), 0).run(phase);
      }
      out.println("read: one resource; search: the observations of one chart;");
      out.println("list: 20 patients at once, who get an entry each");
      boolean cheap = true;
      for (Phase phase : phases) {
        Costs costs = measure(server, phase, turn, judged(phase) ? pairs : Math.max(4, pairs / 3));
        cheap &= costs.failed() == 0 && (!judged(phase) || costs.high() < MOST);
      }
      out.printf(
          Locale.ROOT,
          "size    %d bytes per entry, %d entries in the trail%n",
          server.ask("SELECT pg_total_relation_size('audit_entry') / count(*) FROM audit_entry"),
          server.ask("SELECT count(*) FROM audit_entry"));
      out.flush();
      return cheap;
    }
  }

  /** A list costs by how many patients it shows, so it is told only. */
  private static boolean judged(Phase phase) {
    return !phase.name().equals("list");
  }

  private static Phase phase(String name, int connections, Function<Random, String> target) {
    return new Phase(
        name, connections, (random, worker, workers) -> () -> Question.get(target.apply(random)));
  }

  /** The share of the throughput that the recording costs, and its 95 % interval. */
  private record Costs(double share, double low, double high, long failed) {}

  private Costs measure(ServerUnderTest server, Phase phase, long turn, int pairs) {
    List<Turn> with = new ArrayList<>();
    List<Turn> without = new ArrayList<>();
    // Begins and ends without, so that each turn with has a neighbour on both sides.
    long number = System.currentTimeMillis() / turn + 1;
    number += number % 2 == 0 ? 1 : 0;
    for (int i = 0; i <= 2 * pairs; i++, number++) {
      Turn measured = turn(server, phase, number, turn);
      (number % 2 == 0 ? with : without).add(measured);
    }
    // All turns together, each by what it answered; the spread by leaving out one pair at a time.
    double share = share(with, without, -1);
    double[] left = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      left[i] = share(with, without, i);
    }
    double middle = Arrays.stream(left).average().orElse(0);
    double squares = Arrays.stream(left).map(l -> (l - middle) * (l - middle)).sum();
    double half = student(pairs - 1) * Math.sqrt(squares * (pairs - 1) / pairs);
    long failed =
        Stream.concat(with.stream(), without.stream()).mapToLong(t -> t.figures().failed()).sum();
    Costs costs = new Costs(share, share - half, share + half, failed);
    report(phase, with, without, costs);
    return costs;
  }

  /**
   * Which share of the requests that the same CPU time answers the recording takes, leaving out one
   * pair of neighbours: the throughput that is lost where nothing else is the limit.
   */
  private static double share(List<Turn> with, List<Turn> without, int out) {
    return 1 - perRequest(without, out, Turn::cpu) / perRequest(with, out, Turn::cpu);
  }

  /** CPU milliseconds per request over all turns but one. */
  private static double perRequest(List<Turn> turns, int out, ToDoubleFunction<Turn> cpu) {
    double spent = 0;
    double asked = 0;
    for (int i = 0; i < turns.size(); i++) {
      if (i != out) {
        spent += cpu.applyAsDouble(turns.get(i));
        asked += turns.get(i).asked();
      }
    }
    return spent / asked;
  }

  private static Turn turn(ServerUnderTest server, Phase phase, long number, long turn) {
    long begin = number * turn;
    rest(begin + 50);
    double[] before = cpu(server);
    double seconds = (begin + turn - System.currentTimeMillis()) / 1000.0 - PAUSE;
    PhaseFigures figures = new PhaseRun(server, 0, seconds, number).run(phase);
    rest(begin + turn - 50);
    double[] after = cpu(server);
    return new Turn(figures, (after[0] - before[0]) * 1000, (after[1] - before[1]) * 1000);
  }

  private static void rest(long until) {
    try {
      Thread.sleep(Math.max(0, until - System.currentTimeMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    }
  }

  private static double[] cpu(ServerUnderTest server) {
    return new double[] {
      ProcessFigures.cpuSeconds(server.pid()),
      ProcessFigures.cpuSecondsWithChildren(server.databasePid())
    };
  }

  /** Quantile of Student's distribution for a 95 % interval, close enough from 4 degrees on. */
  private static double student(int degrees) {
    return 1.96 + 2.4 / degrees + 2.8 / ((double) degrees * degrees);
  }

  private void report(Phase phase, List<Turn> with, List<Turn> without, Costs costs) {
    out.printf(
        Locale.ROOT,
        "%-7s costs %5.1f %% of the throughput, by CPU time (95 %%: %.1f to %.1f; %s)%n",
        phase.name(),
        costs.share() * 100,
        costs.low() * 100,
        costs.high() * 100,
        judged(phase) ? "limit " + Math.round(MOST * 100) : "not judged");
    out.printf(
        Locale.ROOT,
        "        CPU per request %.4f ms with, %.4f ms without"
            + " (server %.4f and %.4f, database %.4f and %.4f)%n",
        perRequest(with, -1, Turn::cpu),
        perRequest(without, -1, Turn::cpu),
        perRequest(with, -1, Turn::server),
        perRequest(without, -1, Turn::server),
        perRequest(with, -1, Turn::database),
        perRequest(without, -1, Turn::database));
    out.printf(
        Locale.ROOT,
        "        %.0f/s with, %.0f/s without; median %.2f and %.2f ms, 99 %%: %.1f and %.1f ms%n",
        mean(with, t -> t.figures().perSecond()),
        mean(without, t -> t.figures().perSecond()),
        mean(with, t -> t.figures().median()),
        mean(without, t -> t.figures().median()),
        mean(with, t -> t.figures().p99()),
        mean(without, t -> t.figures().p99()));
    out.flush();
  }

  private static double mean(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return turns.stream().mapToDouble(figure).average().orElse(0);
  }

  private static String chart(Random random) {
    return "Observation?subject=Patient/b" + random.nextInt(PATIENTS);
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
