package org.chartwarden.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.cli.bench.consistency.ConsistencyBench;
import org.chartwarden.cli.bench.consistency.MadeUpCharts;
import org.chartwarden.cli.http.LocalServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the notes of a set of cases, or a made-up population, against their charts. */
@Command(
    name = "consistency",
    description = "Check the notes of a set of cases, or of a made-up population.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A case is a folder with bundle.json and note.txt. The charts are loaded into a scratch schema",
      "that is dropped at the end; each note is checked over HTTP. One JSON object per statement goes",
      "to the file of --out: case, start, end (Unicode code points, end exclusive), verdict, type,",
      "resource, field. A case that fails is told and does not lose the others.",
      "",
      "With --notes, charts and notes are made up from a seed and checked in one run, as",
      "$check-consistency with respond-async does; a few of the notes are poisoned. It tells notes",
      "per second, what the heap held before, during and after, and whether every note came out once.",
      "Exit code: 0 all cases were checked, 1 some were not, 130 stopped before the end."
    })
final class ConsistencyBenchCommand implements Callable<Integer> {

  private static final int MOST_NOTES = 1_000_000;

  @Option(names = "--cases", paramLabel = "DIR", description = "Folder with one folder per case.")
  private Path cases;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Findings, one JSON line per statement.")
  private Path predictions;

  @Option(
      names = "--gold",
      description = "Grade the findings afterwards by the gold.json of the cases.")
  private boolean gold;

  @Option(
      names = "--notes",
      paramLabel = "N",
      description = "Check a made-up population of so many notes instead of cases.")
  private int notes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the made-up population (default: 1).")
  private long seed;

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    boolean population = notes != 0;
    if (population == (cases != null) || population == (predictions != null)) {
      throw new CommandProblem("Give either --cases and --out, or --notes.");
    }
    if (population && (notes < 1 || notes > MOST_NOTES)) {
      throw new CommandProblem("--notes must be between 1 and " + MOST_NOTES + ".");
    }
    Optional<ConsistencyBench> bench = population ? Optional.empty() : Optional.of(bench());
    Console console = new Console(spec.commandLine().getOut());
    return ScratchServer.run(
        console,
        data,
        (server, stopping) ->
            bench.isPresent()
                ? work(console, bench.get(), server, stopping)
                : new ConsistencyRunBench(
                        new MadeUpCharts(seed, notes), server, spec.commandLine().getOut())
                    .run(stopping));
  }

  private ConsistencyBench bench() {
    try {
      return ConsistencyBench.below(cases);
    } catch (IOException e) {
      throw new CommandProblem(cases + " cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private OptionalInt work(
      Console console, ConsistencyBench bench, LocalServer server, AtomicBoolean stopping)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    console.step("Checking " + bench.size() + " notes ...");
    ProgressDisplay progress = ProgressDisplay.on(out);
    progress.begin("consistency", bench.size(), " notes", 1);
    boolean whole;
    try {
      whole = bench.run(server, predictions, id -> progress.advance(1, id), stopping::get);
    } finally {
      progress.end();
    }
    bench.summary(out);
    out.printf(Locale.ROOT, "%.1f s with loading%n", progress.seconds());
    if (gold && whole) {
      try {
        bench.grade(predictions, out);
      } catch (IOException e) {
        throw new CommandProblem("The findings cannot be graded: " + e.getMessage() + ".", e);
      }
    }
    out.flush();
    return OptionalInt.of(!whole ? OfflineRun.STOPPED : bench.failed() == 0 ? 0 : 1);
  }
}
