package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.chartwarden.cli.bench.trials.ScaleData;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.records.NotesAhead;
import org.chartwarden.trials.screening.Screenings;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialQuery;
import org.chartwarden.trials.store.TrialStore;

/** Screens a made-up population for many trials and tells what it took. */
final class TrialScaleBench {

  private static final AccessContext WHO = AccessContext.system("bench");
  private static final int LOOKS = 5;
  private static final int CALLS = 5;
  private static final long PAUSE_MILLIS = 200;
  private static final double MINUTES = 3;
  private static final double MOST_PAIRS = 5_000_000;
  private static final double ONE_PATIENT_SECONDS = 2;

  private final Wish wish;
  private final int patients;
  private final LocalServer server;
  private final PrintWriter out;
  private final ProgressDisplay display;
  private long shown;

  /**
   * What is measured.
   *
   * @param studies registry file
   * @param readAhead whether notes are read before the run; else the run reads them
   * @param lines where the line of every patient goes
   */
  record Wish(Path studies, int patients, int trials, boolean readAhead, Optional<Path> lines) {}

  TrialScaleBench(Wish wish, LocalServer server, PrintWriter out) {
    this.wish = wish;
    this.patients = wish.patients();
    this.server = server;
    this.out = out;
    this.display = ProgressDisplay.on(out);
  }

  /** Loads, runs and tells; the exit code says whether both limits were kept. */
  OptionalInt run(AtomicBoolean stopping) throws IOException, InterruptedException {
    new TrialScaleLoad(wish, out).run(stopping);
    if (stopping.get()) {
      return OptionalInt.of(OfflineRun.STOPPED);
    }
    List<StoredTrial> stored =
        Arc.container().instance(TrialStore.class).get().find(WHO, TrialQuery.ALL).trials();
    double ahead = 0;
    if (wish.readAhead()) {
      ahead = readAhead(stopping);
    } else {
      line("notes", "read by the run (--read-ahead reads them before it)");
    }
    settle();
    long matchable = stored.stream().filter(StoredTrial::matchable).count();
    ScreeningFigures figures = new ScreeningFigures();
    long begun = System.nanoTime();
    String id =
        Arc.container()
            .instance(Screenings.class)
            .get()
            .submit(WHO, stored, Optional.empty(), Optional.of(ScaleData.lastDay()), "");
    display.begin("Screen", patients, " patients", 1);
    Optional<Job> done;
    try {
      done = RunWatch.await(WHO, id, stopping::get, progress -> show(progress, figures));
    } finally {
      display.end();
    }
    if (done.isEmpty()) {
      return OptionalInt.of(OfflineRun.STOPPED);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    boolean quick = tell(done.get().result().orElseThrow(), matchable, seconds, figures, ahead);
    if (wish.lines().isPresent()) {
      keep(id, wish.lines().get());
    }
    return OptionalInt.of(onePatient(matchable) && quick ? 0 : 1);
  }

  /** What came before and left the database something to tidy up is not counted as screening. */
  private void settle() {
    long begun = System.nanoTime();
    new Database(Arc.container().instance(DataSource.class).get()).run("VACUUM ANALYZE");
    line("database", "tidied up before the run in %.0f s", (System.nanoTime() - begun) / 1e9);
  }

  /** Reads the notes ahead, as a server does when it has nothing else to do; the CPU seconds. */
  private double readAhead(AtomicBoolean stopping) throws InterruptedException {
    NotesAhead notes = Arc.container().instance(NotesAhead.class).get();
    double cpu = ScreeningFigures.cpuSeconds();
    long begun = System.nanoTime();
    display.begin("Read notes ahead", patients * (long) ScaleData.NOTES, " notes", 1);
    try {
      int seen = notes.step();
      while (seen != 0 && !stopping.get()) {
        if (seen == NotesAhead.ELSEWHERE) {
          Thread.sleep(PAUSE_MILLIS);
        } else {
          display.advance(seen, "");
        }
        seen = notes.step();
      }
    } finally {
      display.end();
    }
    double spent = ScreeningFigures.cpuSeconds() - cpu;
    line(
        "notes read ahead",
        "%,d notes in %.0f s; CPU %.1f ms a patient",
        patients * (long) ScaleData.NOTES,
        (System.nanoTime() - begun) / 1e9,
        1e3 * spent / patients);
    return spent;
  }

  /** Writes the lines of a run in their order, so that two runs can be compared. */
  private static void keep(String id, Path file) throws IOException {
    JobFiles files = Arc.container().instance(JobFiles.class).get();
    List<String> lines = new ArrayList<>();
    for (JobFile one : files.of(id)) {
      try (InputStream content = files.open(one)) {
        new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
      }
    }
    lines.sort(Comparator.naturalOrder());
    Files.write(file, lines);
  }

  private boolean tell(
      ObjectNode result, long matchable, double seconds, ScreeningFigures figures, double ahead)
      throws InterruptedException {
    double pairs = result.path("pairs").asDouble();
    out.println();
    line(
        "screened",
        "%,d patients x %,d trials = %,.0f pairs, %d problems",
        result.path("patients").asLong(),
        matchable,
        pairs,
        result.path("problems").asLong());
    line("time", "%.1f s, %,.0f pairs/s", seconds, pairs / seconds);
    double spent = figures.end(out, result.path("patients").asLong());
    line(
        "CPU",
        "%.1f s, PostgreSQL included: %.1f us a pair, %.1f ms a patient",
        spent,
        1e6 * spent / pairs,
        1e3 * spent / result.path("patients").asDouble());
    if (wish.readAhead()) {
      line(
          "CPU with all notes",
          "%.1f ms a patient, had they not been read ahead",
          1e3 * (spent + ahead) / patients);
    }
    line(
        "settled by the index",
        "%.1f %% of the pairs; %,d charts were not read",
        100 * result.path("settledByIndex").asDouble() / pairs,
        result.path("chartsNotRead").asLong());
    double allowed = 60 * MINUTES * Math.min(1, pairs / MOST_PAIRS);
    line(
        "limit",
        "%.1f s for so many pairs (3 minutes for 10,000 x 500): %s",
        allowed,
        seconds <= allowed ? "kept" : "missed");
    out.flush();
    return seconds <= allowed;
  }

  private boolean onePatient(long matchable) {
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      long begun = System.nanoTime();
      String call =
          "/fhir/Patient/" + ScaleData.patient(i) + "/$match-trials?asOf=" + ScaleData.lastDay();
      LocalServer.Reply reply = server.get(call);
      if (!reply.ok()) {
        throw new CommandProblem(
            "GET "
                + call
                + " was answered with "
                + reply.status()
                + ": "
                + Json.write(reply.body()));
      }
      took.add((System.nanoTime() - begun) / 1e9);
    }
    double slowest = took.stream().max(Comparator.naturalOrder()).orElseThrow();
    line(
        "one patient",
        "x %,d trials over HTTP: first %.2f s, slowest %.2f s, last %.2f s; limit 2 s: %s",
        matchable,
        took.get(0),
        slowest,
        took.get(CALLS - 1),
        slowest <= ONE_PATIENT_SECONDS ? "kept" : "missed");
    out.flush();
    return slowest <= ONE_PATIENT_SECONDS;
  }

  private void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-24s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private void show(Job.Progress progress, ScreeningFigures figures) {
    long step = Math.max(1, patients / LOOKS);
    if (progress.done() < patients && progress.done() / step > shown / step) {
      figures.look("at " + 100 * progress.done() / patients + " %");
    }
    display.advance(progress.done() - shown, progress.phase());
    shown = progress.done();
  }
}
