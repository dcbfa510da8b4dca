package org.chartwarden.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.cli.bench.consistency.ConsistencyBench;
import org.chartwarden.cli.http.LocalServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the notes of a set of cases against their charts. */
@Command(
    name = "consistency",
    description = "Check the notes of a set of cases against their charts.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A case is a folder with bundle.json and note.txt. The charts are loaded into a scratch schema",
      "that is dropped at the end; each note is checked over HTTP. One JSON object per statement goes",
      "to the file of --out: case, start, end (Unicode code points, end exclusive), verdict, type,",
      "resource, field. A case that fails is told and does not lose the others.",
      "Exit code: 0 all cases were checked, 1 some were not, 130 stopped before the end."
    })
final class ConsistencyBenchCommand implements Callable<Integer> {

  @Option(
      names = "--cases",
      required = true,
      paramLabel = "DIR",
      description = "Folder with one folder per case.")
  private Path cases;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Findings, one JSON line per statement.")
  private Path predictions;

  @Option(
      names = "--gold",
      description = "Grade the findings afterwards by the gold.json of the cases.")
  private boolean gold;

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ConsistencyBench bench;
    try {
      bench = ConsistencyBench.below(cases);
    } catch (IOException e) {
      throw new CommandProblem(cases + " cannot be used: " + e.getMessage() + ".", e);
    }
    Console console = new Console(spec.commandLine().getOut());
    DatabaseChoice database = data.open();
    console.step("PostgreSQL: " + database.describe());
    int port = LocalServer.freePort();
    ScratchSchema schema =
        ScratchSchema.create(database, Long.toString(ProcessHandle.current().pid()));
    Map<String, String> settings = new LinkedHashMap<>(schema.settings());
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.log.console.level", "WARN");
    return ServerRun.run(
        database, settings, stopping -> work(console, bench, port, stopping), schema::drop);
  }

  private OptionalInt work(
      Console console, ConsistencyBench bench, int port, AtomicBoolean stopping)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    console.step("Checking " + bench.size() + " notes ...");
    ProgressDisplay progress = new ProgressDisplay(out, Boolean.getBoolean("chartwarden.terminal"));
    progress.begin("consistency", bench.size(), " notes", 1);
    boolean whole;
    try {
      whole =
          bench.run(
              new LocalServer("http://127.0.0.1:" + port),
              predictions,
              id -> progress.advance(1, id),
              stopping::get);
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
