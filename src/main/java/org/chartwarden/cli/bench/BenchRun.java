package org.chartwarden.cli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs all tasks, writes the results file, grades and prints the table. */
final class BenchRun {

  private final List<BenchTask> tasks;
  private final TaskRunner runner;
  private final BenchGrader grader;
  private final int threads;

  /** Tasks about the same patient run one after the other: each takes its orders out again. */
  private final Map<String, Object> patients = new ConcurrentHashMap<>();

  BenchRun(List<BenchTask> tasks, TaskRunner runner, BenchGrader grader, int threads) {
    this.tasks = List.copyOf(tasks);
    this.runner = runner;
    this.grader = grader;
    this.threads = threads;
  }

  /** Runs the tasks and says how it went; returns whether the run was complete. */
  boolean run(Path resultsFile, PrintWriter out, AtomicBoolean stopping)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    List<Future<BenchResult>> running = new ArrayList<>();
    List<BenchResult> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (BenchTask task : tasks) {
        running.add(pool.submit(() -> runOne(task)));
      }
      for (Future<BenchResult> result : running) {
        if (stopping.get()) {
          pool.shutdownNow();
          return false;
        }
        results.add(result.get());
        if (results.size() % 20 == 0) {
          out.printf("%d of %d tasks done%n", results.size(), tasks.size());
          out.flush();
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A task could not be run.", e.getCause());
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    write(resultsFile, results);
    report(results, out);
    out.printf(
        Locale.ROOT,
        "%n%d tasks in %.1f s on %d threads; results in %s%n",
        tasks.size(),
        seconds,
        threads,
        resultsFile);
    out.flush();
    return true;
  }

  private BenchResult runOne(BenchTask task) {
    Object patient = patients.computeIfAbsent(task.mrn().orElse(task.id()), mrn -> new Object());
    synchronized (patient) {
      return runner.run(task);
    }
  }

  private static void write(Path file, List<BenchResult> results) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (BenchResult result : results) {
        out.write(result.line());
        out.write('\n');
      }
    }
  }

  private void report(List<BenchResult> results, PrintWriter out) {
    List<BenchTable.Graded> graded = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      BenchTask task = tasks.get(i);
      BenchResult result = results.get(i);
      Optional<Verdict> verdict = grader.grade(task, result);
      verdict.ifPresent(v -> graded.add(new BenchTable.Graded(task, result, v)));
      if (verdict.isPresent() && !verdict.get().right()) {
        out.printf(
            "wrong: %s (%s) answered %s with %d orders; expected %s%n",
            task.id(),
            result.status(),
            result.answer(),
            result.posts().size(),
            verdict.get().expected());
      }
    }
    new BenchTable(graded).print(out);
    int ungraded = tasks.size() - graded.size();
    if (ungraded > 0) {
      out.printf("%d tasks were run but not graded (no known category or patient)%n", ungraded);
    }
  }
}
