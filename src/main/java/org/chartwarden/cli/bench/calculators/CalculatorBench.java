package org.chartwarden.cli.bench.calculators;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the measurements and prints target and measured value of each. */
public final class CalculatorBench {

  private static final double MICROSECONDS = 20;
  private static final double SECONDS = 20;
  private static final int NOTES = 1000;

  private final Path home;
  private final Optional<Path> rows;
  private final int iterations;
  private final PrintWriter out;

  /**
   * A run.
   *
   * @param home folder of the program
   * @param rows notes with questions, one JSON object in each line; without it some of our own
   * @param iterations measured seconds of each measurement
   */
  public CalculatorBench(Path home, Optional<Path> rows, int iterations, PrintWriter out) {
    this.home = home;
    this.rows = rows;
    this.iterations = iterations;
    this.out = out;
  }

  /**
   * A line of the report.
   *
   * @param target what it must stay below, or empty where there is only a figure
   * @param cpu what it takes of one core, held against the target; of the notes the whole process
   *     counts, with compiling and collecting garbage
   * @param wall what it took on this machine, busy as it was
   */
  private record Line(String what, Optional<String> target, String cpu, String wall, boolean met) {}

  /**
   * Measures all.
   *
   * @return whether every target is met
   * @throws IOException when the notes cannot be read; the message names the file
   */
  public boolean run() throws IOException {
    List<QuestionedNote> notes = QuestionedNote.read(rows);
    List<Line> lines = new ArrayList<>();
    boolean forked = Files.isDirectory(classes());
    out.println(
        forked
            ? "Measuring with JMH, each in a process of its own ..."
            : "Measuring with JMH in this process: the program's folder is not found ...");
    out.flush();
    for (RunResult result : measured(forked)) {
      lines.add(line(result));
    }
    lines.add(endToEnd(notes));
    out.println();
    row("measure", "target", "CPU of one core", "wall clock", "");
    for (Line line : lines) {
      row(
          line.what(),
          line.target().orElse(""),
          line.cpu(),
          line.wall(),
          line.target().isEmpty() ? "" : line.met() ? "met" : "MISSED");
    }
    out.flush();
    return lines.stream().allMatch(Line::met);
  }

  private void row(String what, String target, String cpu, String wall, String verdict) {
    out.printf(Locale.ROOT, "%-50s %-9s %16s %16s  %s%n", what, target, cpu, wall, verdict);
  }

  private Path classes() {
    return home.resolve("target/quarkus-app/app");
  }

  private Collection<RunResult> measured(boolean forked) throws IOException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(CalculationBenchmark.class.getName())
            .include(ReadingBenchmark.class.getName())
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(1))
            .threads(1)
            .forks(forked ? 1 : 0)
            .verbosity(VerboseMode.SILENT)
            .addProfiler(CpuTime.class)
            .shouldFailOnError(true);
    rows.ifPresent(file -> options.param("rows", file.toAbsolutePath().toString()));
    String own = System.getProperty("java.class.path");
    try {
      System.setProperty("jmh.ignoreLock", "true");
      if (forked) {
        // The program's own loader finds its jars; a bare process needs them on the class path.
        System.setProperty("java.class.path", classPath());
        options.jvmArgs(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow");
      }
      return new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new IOException("the measurement failed: " + e.getMessage(), e);
    } finally {
      System.setProperty("java.class.path", own);
    }
  }

  private String classPath() {
    Path app = home.resolve("target/quarkus-app");
    return String.join(
        File.pathSeparator,
        app.resolve("app") + "/*",
        app.resolve("lib/main") + "/*",
        app.resolve("lib/boot") + "/*");
  }

  private static Line line(RunResult run) {
    double cpu = run.getSecondaryResults().get(CpuTime.NAME).getScore();
    double score = run.getPrimaryResult().getScore();
    String calculator = run.getParams().getParam("calculator");
    if (calculator == null) {
      return new Line(
          "reading notes on one core",
          Optional.empty(),
          String.format(Locale.ROOT, "%,.0f notes/s", 1e6 / cpu),
          String.format(Locale.ROOT, "%,.0f notes/s", score),
          true);
    }
    return new Line(
        "one calculation from given inputs: " + calculator,
        Optional.of("< 20 µs"),
        String.format(Locale.ROOT, "%.2f µs", cpu),
        String.format(Locale.ROOT, "%.2f µs", score),
        cpu < MICROSECONDS);
  }

  /** A thousand notes from question to answer on one thread, the first ones cold. */
  private static Line endToEnd(List<QuestionedNote> notes) {
    NoteAnswers answers = new NoteAnswers(new NoteReaderInputs());
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuBegun = process.getProcessCpuTime();
    long begun = System.nanoTime();
    int computed = 0;
    for (int i = 0; i < NOTES; i++) {
      QuestionedNote note = notes.get(i % notes.size());
      computed +=
          answers.answer(note.question(), note.note(), Convention.CLINICAL).result().isPresent()
              ? 1
              : 0;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpu = (process.getProcessCpuTime() - cpuBegun) / 1e9;
    return new Line(
        String.format(Locale.ROOT, "1,000 notes, question to answer (%d computed)", computed),
        Optional.of("< 20 s"),
        String.format(Locale.ROOT, "%.1f s", cpu),
        String.format(Locale.ROOT, "%.1f s", seconds),
        Math.min(cpu, seconds) < SECONDS);
  }
}
