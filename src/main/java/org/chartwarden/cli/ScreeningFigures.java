package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.cli.bench.consistency.HeapCourse;
import org.chartwarden.cli.bench.fhir.ProcessFigures;
import org.chartwarden.platform.Database;
import org.chartwarden.trials.matching.TrialSet;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.records.PatientCharts;

/**
 * CPU time and memory of this process and of the database in the course of a screening run. What
 * the workers spend it on is told by samples: what a worker spent since the last sample counts for
 * the part that it is at.
 */
final class ScreeningFigures {

  private static final String WORKERS = "trial-screening-";
  private static final long SAMPLE_MILLIS = 25;
  private static final int LOOK_FOR_WORKERS = 40;

  /** What a worker does. */
  private enum Part {
    READING("reading rows, keeping notes"),
    NOTES("notes"),
    FACTS("facts of resources"),
    STANDINGS("standings"),
    WRITING("index, lines and storing");

    private final String shown;

    Part(String shown) {
      this.shown = shown;
    }

    /** By the outermost frame that tells it. */
    static Part of(StackTraceElement[] stack) {
      Part part = WRITING;
      for (int i = stack.length - 1; i >= 0; i--) {
        String at = stack[i].getClassName();
        if (at.equals(TrialSet.class.getName())) {
          return STANDINGS;
        }
        if (at.equals(PatientFactsReader.class.getName())) {
          return stack[i].getMethodName().equals("of") ? FACTS : NOTES;
        }
        if (at.equals(PatientCharts.class.getName())) {
          part = READING;
        }
      }
      return part;
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> spent = new HashMap<>();
  private final Map<Part, Long> byPart = new EnumMap<>(Part.class);
  private final List<String> resident = new ArrayList<>();
  private final HeapCourse heap = new HeapCourse();
  private final double own;
  private final double database;
  private final Thread sampler;
  private volatile boolean done;

  /** Begins. */
  ScreeningFigures() {
    look("before");
    this.own = ownSeconds();
    this.database = databaseSeconds();
    this.sampler = Thread.ofPlatform().daemon().name("screening-figures").start(this::sample);
  }

  private void sample() {
    long[] workers = {};
    for (int i = 0; !done; i++) {
      if (i % LOOK_FOR_WORKERS == 0) {
        workers = workers();
      }
      for (ThreadInfo info : threads.getThreadInfo(workers, Integer.MAX_VALUE)) {
        if (info != null) {
          long now = threads.getThreadCpuTime(info.getThreadId());
          Long before = spent.put(info.getThreadId(), now);
          byPart.merge(Part.of(info.getStackTrace()), before == null ? 0 : now - before, Long::sum);
        }
      }
      try {
        Thread.sleep(SAMPLE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private long[] workers() {
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(info -> info != null && info.getThreadName().startsWith(WORKERS))
        .mapToLong(ThreadInfo::getThreadId)
        .toArray();
  }

  /** Notes what is alive on the heap and how much memory the process has. */
  void look(String label) {
    heap.look(label);
    resident.add(label + " " + ProcessFigures.mebibytes(ProcessHandle.current().pid(), "VmRSS"));
  }

  /**
   * Ends, and prints.
   *
   * @return the CPU seconds of both processes
   */
  double end(PrintWriter out, long patients) throws InterruptedException {
    double process = ownSeconds() - own;
    double server = databaseSeconds() - database;
    done = true;
    sampler.join();
    look("after");
    double left = process;
    StringBuilder parts = new StringBuilder();
    for (Part part : Part.values()) {
      double seconds = byPart.getOrDefault(part, 0L) / 1e9;
      left -= seconds;
      parts.append(each(part.shown, seconds, patients)).append(", ");
    }
    parts.append(each("compiler, collector and others", left, patients)).append(", ");
    parts.append(each("PostgreSQL", server, patients));
    out.printf("%-24s %s%n", "CPU, ms a patient", parts);
    heap.print(out);
    out.printf(
        "%-24s %s   highest ever %d%n",
        "resident, MiB",
        String.join("   ", resident),
        ProcessFigures.mebibytes(ProcessHandle.current().pid(), "VmHWM"));
    return process + server;
  }

  private static String each(String name, double seconds, long patients) {
    return String.format(Locale.ROOT, "%s %.1f", name, 1e3 * seconds / patients);
  }

  /** CPU seconds of this process and of the database server, as far as they can be told. */
  static double cpuSeconds() {
    return ownSeconds() + databaseSeconds();
  }

  private static double ownSeconds() {
    return ProcessFigures.cpuSeconds(ProcessHandle.current().pid());
  }

  private static double databaseSeconds() {
    return postmaster().map(ProcessFigures::cpuSecondsWithChildren).orElse(0.0);
  }

  private static Optional<Long> postmaster() {
    Database database = new Database(Arc.container().instance(DataSource.class).get());
    Optional<String> folder = database.one("SHOW data_directory", row -> row.getString(1));
    try {
      Path file = Path.of(folder.orElse("")).resolve("postmaster.pid");
      return Files.isReadable(file)
          ? Optional.of(Long.valueOf(Files.readAllLines(file).get(0).strip()))
          : Optional.empty();
    } catch (IOException e) {
      // A database elsewhere: its time cannot be told.
      return Optional.empty();
    }
  }
}
