package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.fhir.loading.ImportReport;
import org.chartwarden.fhir.loading.ImportRun;
import org.chartwarden.smart.AccessContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads files into the store, without serving. */
@Command(
    name = "import",
    description = "Load NDJSON files and Bundles into the store.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Takes .ndjson, .jsonl and .json files (also .gz) and folders of them. A line with an id",
      "replaces that resource, a line without one creates a resource. An import that was stopped",
      "goes on where it was when the same command runs again. A server may be running.",
      "Exit code: 0 all loaded, 1 something was rejected, 130 stopped before the end."
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders to load.")
  private List<Path> paths;

  @Mixin private DataOption data;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Transactions at the same time (default: number of cores, at least 2).")
  private int threads = Math.max(2, Runtime.getRuntime().availableProcessors());

  @Option(names = "--again", description = "Load files that were loaded before once more.")
  private boolean again;

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder for <name>.rejects.ndjson (default: the current one).")
  private Path rejects;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (threads < 1 || threads > 16) {
      throw new CommandProblem("--threads must be between 1 and 16.");
    }
    return OfflineRun.run(spec.commandLine().getOut(), data, this::load);
  }

  private OptionalInt load(AtomicBoolean stopping) {
    PrintWriter out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    ImportReport report =
        Arc.container()
            .instance(ImportRun.class)
            .get()
            .run(
                new ImportRun.Wish(AccessContext.system("import"), paths, threads, again, rejects),
                new ImportDisplay(out, Boolean.getBoolean("chartwarden.terminal")),
                stopping::get);
    double seconds = (System.nanoTime() - begun) / 1e9;
    report.remarks().forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%,d resources loaded in %.1f s (%,.0f/s), %,d lines rejected.%n",
        report.loaded(),
        seconds,
        report.loaded() / seconds,
        report.rejected());
    if (report.interrupted()) {
      out.println("Stopped before the end; run the same command again to go on.");
    }
    out.flush();
    if (report.interrupted()) {
      return OptionalInt.of(OfflineRun.STOPPED);
    }
    return OptionalInt.of(report.rejected() > 0 ? 1 : 0);
  }
}
