package org.chartwarden.cli;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.chartwarden.cli.bench.consistency.HeapCourse;
import org.chartwarden.cli.bench.consistency.MadeUpCharts;
import org.chartwarden.cli.bench.consistency.RunLines;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.consistency.runs.CheckOptions;
import org.chartwarden.consistency.runs.CheckRuns;
import org.chartwarden.consistency.runs.Population;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.smart.AccessContext;

/** Checks a made-up population in one run and tells how quick it was and what the heap held. */
final class ConsistencyRunBench {

  private static final AccessContext WHO = AccessContext.system("bench");
  private static final int LOOKS = 5;

  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final MadeUpCharts charts;
  private final LocalServer server;
  private final PrintWriter out;
  private final ProgressDisplay display;
  private long shown;

  ConsistencyRunBench(MadeUpCharts charts, LocalServer server, PrintWriter out) {
    this.charts = charts;
    this.server = server;
    this.out = out;
    this.display = ProgressDisplay.on(out);
  }

  /** Loads, runs and tells; the exit code says whether every note came out once. */
  OptionalInt run(AtomicBoolean stopping) throws IOException, InterruptedException {
    if (!load(stopping)) {
      return OptionalInt.of(OfflineRun.STOPPED);
    }
    HeapCourse heap = new HeapCourse();
    heap.look("before");
    long begun = System.nanoTime();
    long busy = CPU.getProcessCpuTime();
    String id =
        Arc.container()
            .instance(CheckRuns.class)
            .get()
            .submit(WHO, PopulationCheck.CHECK, Population.ALL, CheckOptions.NONE, "");
    display.begin("Check", charts.notes(), " notes", 1);
    shown = 0;
    Optional<Job> done;
    try {
      done = RunWatch.await(WHO, id, stopping::get, progress -> show(progress, heap));
    } finally {
      display.end();
    }
    if (done.isEmpty()) {
      return OptionalInt.of(OfflineRun.STOPPED);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    long cpu = CPU.getProcessCpuTime() - busy;
    heap.look("after");
    RunLines lines = new RunLines();
    JobFiles files = Arc.container().instance(JobFiles.class).get();
    for (JobFile file : files.of(id)) {
      lines.read(files.open(file));
    }
    out.println();
    lines.print(charts.notes(), out);
    out.printf(
        Locale.ROOT,
        "%-24s %.1f s, %.0f notes/s, %.1f ms of CPU a note, the database apart%n",
        "time",
        seconds,
        charts.notes() / seconds,
        cpu / 1e6 / charts.notes());
    heap.print(out);
    out.flush();
    return OptionalInt.of(lines.whole(charts.notes()) ? 0 : 1);
  }

  private boolean load(AtomicBoolean stopping) {
    display.begin("Load", charts.size(), " charts", 1);
    AtomicReference<String> refused = new AtomicReference<>();
    IntStream.range(0, charts.size())
        .parallel()
        .filter(number -> !stopping.get() && refused.get() == null)
        .forEach(
            number -> {
              LocalServer.Reply reply = server.postFhir("/fhir", charts.bundle(number));
              if (!reply.ok()) {
                refused.set(reply.body().at("/issue/0/diagnostics").asText("no reason given"));
              }
              display.advance(1, "chart " + number);
            });
    display.end();
    if (refused.get() != null) {
      throw new CommandProblem("A made-up chart was refused: " + refused.get() + ".");
    }
    return !stopping.get();
  }

  private void show(Job.Progress progress, HeapCourse heap) {
    long step = Math.max(1, charts.notes() / LOOKS);
    if (progress.done() < charts.notes() && progress.done() / step > shown / step) {
      heap.look("at " + 100 * progress.done() / charts.notes() + " %");
    }
    display.advance(
        progress.done() - shown, String.format(Locale.ROOT, "%,d notes", progress.done()));
    shown = progress.done();
  }
}
