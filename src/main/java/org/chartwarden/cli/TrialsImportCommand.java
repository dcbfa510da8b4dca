package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.importing.TrialImport;
import org.chartwarden.trials.importing.TrialImportReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads trials of ClinicalTrials.gov into the store, without serving. */
@Command(
    name = "import",
    description = "Load trials of ClinicalTrials.gov into the store.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Takes the JSON of API version 2 (one study, an array, an answer with many, one per line) and",
      "the older XML, as files, folders and .zip; also .gz. Each trial becomes a ResearchStudy, a Group",
      "and an EvidenceVariable with its NCT number as id. Loading again updates only what changed.",
      "A server may be running.",
      "Exit code: 0 all loaded, 1 something was rejected, 130 stopped before the end."
    })
final class TrialsImportCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders to load.")
  private List<Path> paths;

  @Mixin private DataOption data;

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder for trials.rejects.ndjson (default: the current one).")
  private Path rejects;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return OfflineRun.run(spec.commandLine().getOut(), data, this::load);
  }

  private OptionalInt load(AtomicBoolean stopping) {
    PrintWriter out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    TrialImportReport report;
    try {
      report =
          Arc.container()
              .instance(TrialImport.class)
              .get()
              .run(
                  AccessContext.system("trials import"),
                  paths,
                  rejects,
                  new Display(out),
                  stopping::get);
    } catch (NoSuchFileException e) {
      throw new CommandProblem(e.getFile() + " is not there.", e);
    } catch (IOException e) {
      throw new CommandProblem("The files cannot be read: " + e.getMessage() + ".", e);
    }
    double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
    report.remarks().forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%,d trials in %.1f s (%,.0f/s): %,d new, %,d changed, %,d as they were, %,d rejected.%n",
        report.loaded(),
        seconds,
        report.loaded() / seconds,
        report.created(),
        report.updated(),
        report.unchanged(),
        report.rejected());
    if (report.conflicts() > 0) {
      out.printf(
          Locale.ROOT,
          "Of %,d trials the registry's age or sex contradicts the text; the text decides.%n",
          report.conflicts());
    }
    out.flush();
    if (report.interrupted()) {
      return OptionalInt.of(OfflineRun.STOPPED);
    }
    return OptionalInt.of(report.rejected() > 0 ? 1 : 0);
  }

  /** Shows how far the import is. */
  private static final class Display implements TrialImport.Progress {

    private final ProgressDisplay display;

    Display(PrintWriter out) {
      this.display = ProgressDisplay.on(out);
    }

    @Override
    public void begin(int files) {
      display.begin("Trials", files, " files", 1);
    }

    @Override
    public void advance(int filesDone, TrialImportReport report) {
      display.reach(
          filesDone,
          String.format(
              Locale.ROOT, "%,d trials, %,d rejected", report.loaded(), report.rejected()));
    }

    @Override
    public void end() {
      display.end();
    }
  }
}
