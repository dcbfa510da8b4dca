package org.chartwarden.cli.bench.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/** One run of the benchmark from data to table. */
public final class FhirBench {

  private static final double WARM_UP = 3;
  private static final int PREWARM_SECONDS = 6;
  private static final int MEMORY_SECONDS = 20;
  private static final int MEMORY_ROUNDS = 15;
  private static final double GROWTH_ALLOWED = 1.3;
  private static final long SEED = 1;

  private final Wish wish;
  private final PrintWriter out;

  /**
   * What is wanted.
   *
   * @param home folder of the program
   * @param data folder for generated data, the database and the history
   * @param seconds per phase
   * @param phases names; empty for all
   * @param harness a script that asks in place of our own client
   * @param against a result of that script for another server, to compare with
   * @param growth how many times the data is to grow for the last comparison; 1 for none
   */
  public record Wish(
      Path home,
      Path data,
      int patients,
      int seconds,
      List<String> phases,
      Optional<Path> harness,
      Optional<Path> against,
      int growth) {
    public Wish {
      phases = List.copyOf(phases);
    }
  }

  public FhirBench(Wish wish, PrintWriter out) {
    this.wish = wish;
    this.out = out;
  }

  /**
   * Runs everything.
   *
   * @param now stands in the history
   * @return how many targets were missed
   */
  public int run(Instant now) {
    List<Path> bundles = new SyntheaData(wish.home(), wish.data(), wish.patients()).bundles();
    Path database = wish.data().resolve("database");
    remove(database);
    Report report = new Report(out, Peer.read());
    Loading.Figures load;
    long bytes;
    try (ServerUnderTest server = ServerUnderTest.start(wish.home(), database)) {
      out.printf(
          Locale.ROOT, "Loading %,d patients (%d Bundles) ...%n", wish.patients(), bundles.size());
      out.flush();
      load = new Loading(server).load(bundles, text -> text);
      server.tell("VACUUM ANALYZE", "CHECKPOINT");
      bytes = server.ask("SELECT pg_database_size(current_database())");
    }
    List<PhaseFigures> figures;
    try (ServerUnderTest server = ServerUnderTest.start(wish.home(), database)) {
      report.head();
      figures = phases(server, report);
      report.load(load);
      report.memoryOfReads(ProcessFigures.mebibytes(server.pid(), "VmRSS"));
      report.database(bytes, load.resources());
      report.start(server.startSeconds());
      memory(server, report);
      if (wish.growth() > 1) {
        grow(server, bundles, figures, report);
      }
    }
    BenchHistory history = new BenchHistory(wish.data().resolve("history.jsonl"));
    history.compare(wish.patients(), figures, out);
    history.add(now, wish.home(), wish.patients(), figures, load.cpu());
    out.flush();
    return report.missed();
  }

  /** Prints the plans of searches among many Observations. */
  public boolean proveIndex(long observations) {
    Path database = wish.data().resolve("observations-" + observations);
    return new IndexProof(wish.home(), database, out).run(observations);
  }

  private List<PhaseFigures> phases(ServerUnderTest server, Report report) {
    Phases phases = new Phases(charts(server));
    List<Phase> wanted = phases.all().stream().filter(phase -> wanted(phase.name())).toList();
    if (wish.harness().isPresent()) {
      Harness harness = new Harness(wish.harness().get(), wish.data());
      List<PhaseFigures> figures =
          harness.run(server, wanted.stream().map(Phase::name).toList(), wish.seconds());
      figures.forEach(report::phase);
      wish.against().ifPresent(other -> report.text(harness.compare(other)));
      return figures;
    }
    PhaseRun prewarm = new PhaseRun(server, 0, PREWARM_SECONDS, SEED);
    phases.all().stream()
        .filter(p -> List.of("read", "s_mix", "everything_first").contains(p.name()))
        .forEach(prewarm::run);
    PhaseRun run = new PhaseRun(server, WARM_UP, wish.seconds(), SEED);
    List<PhaseFigures> figures = new ArrayList<>();
    for (Phase phase : wanted) {
      PhaseFigures measured = run.run(phase);
      report.phase(measured);
      figures.add(measured);
    }
    return figures;
  }

  /** Heavy work for longer than a phase, and what of the server's memory is alive meanwhile. */
  private void memory(ServerUnderTest server, Report report) {
    Path folder = wish.data().resolve("bulk");
    remove(folder);
    create(folder);
    try (BulkRounds bulk = new BulkRounds(server, folder)) {
      if (wanted("memory_export") || wanted("memory_import")) {
        report.memoryCourse("export", course(server, round -> bulk.export()));
      }
      if (wanted("memory_import")) {
        report.memoryCourse("import", course(server, bulk::imports));
      }
    }
    if (wanted("memory_everything")) {
      Phase pages =
          new Phases(charts(server))
              .all().stream()
                  .filter(phase -> phase.name().equals("everything_big"))
                  .findFirst()
                  .orElseThrow();
      PhaseRun run = new PhaseRun(server, 0, MEMORY_SECONDS, SEED);
      report.memoryCourse("$everything", course(server, round -> run.run(pages)));
    }
    remove(folder);
  }

  private boolean wanted(String phase) {
    return wish.phases().isEmpty() || wish.phases().contains(phase);
  }

  private static MemoryCourse course(ServerUnderTest server, IntConsumer work) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MEMORY_SECONDS);
    try (MemoryWatch watch = MemoryWatch.of(server.pid())) {
      int round = 1;
      do {
        work.accept(round++);
      } while ((System.nanoTime() < end || !watch.enough()) && round < MEMORY_ROUNDS);
      return watch.course();
    }
  }

  private static Charts charts(ServerUnderTest server) {
    return Charts.discover(new LocalServer("http://127.0.0.1:" + server.port()), SEED);
  }

  /** Loads the same patients again under other names until the data has grown, and asks again. */
  private void grow(
      ServerUnderTest server, List<Path> bundles, List<PhaseFigures> before, Report report) {
    List<Path> patients = bundles.stream().filter(bundle -> !SyntheaData.first(bundle)).toList();
    Phases phases = new Phases(charts(server));
    for (int round = 1; round < wish.growth(); round++) {
      String mark = Character.toString((char) ('a' + round % 26)) + round;
      new Loading(server).load(patients, text -> renamed(text, mark));
    }
    server.tell("VACUUM ANALYZE", "CHECKPOINT");
    out.println();
    out.println("After growth to " + wish.growth() + " times the patients:");
    PhaseRun run = new PhaseRun(server, WARM_UP, wish.seconds(), SEED);
    for (Phase phase : phases.all()) {
      Optional<PhaseFigures> small =
          before.stream().filter(b -> b.name().equals(phase.name())).findFirst();
      if (phase.name().startsWith("s_") && small.isPresent()) {
        PhaseFigures large = run.run(phase);
        double growth = large.median() / small.get().median();
        report.line(
            String.format(
                Locale.ROOT,
                "%-22s p50 %.2f -> %.2f ms, CPU %.2f -> %.2f ms, growth %.2f",
                phase.name(),
                small.get().median(),
                large.median(),
                small.get().cpu(),
                large.cpu(),
                growth),
            growth <= GROWTH_ALLOWED);
      }
    }
  }

  /** The Bundle with a Patient of another family name and other identifiers. */
  private static String renamed(String text, String mark) {
    ObjectNode bundle = (ObjectNode) Json.parseOwn(text);
    for (JsonNode entry : bundle.path("entry")) {
      if (entry.path("resource") instanceof ObjectNode patient
          && patient.path("resourceType").asText().equals("Patient")) {
        patient
            .path("identifier")
            .forEach(i -> mark((ObjectNode) i, "value", i.path("value").asText() + "-" + mark));
        patient
            .path("name")
            .forEach(n -> mark((ObjectNode) n, "family", mark + n.path("family").asText()));
      }
    }
    return Json.write(bundle);
  }

  private static void mark(ObjectNode node, String member, String text) {
    node.put(member, text);
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FhirBenchProblem(folder + " cannot be made: " + e.getMessage() + ".", e);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new FhirBenchProblem(folder + " cannot be removed: " + e.getMessage() + ".", e);
    }
  }
}
