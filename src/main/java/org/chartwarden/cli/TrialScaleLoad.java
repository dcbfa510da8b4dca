package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.chartwarden.cli.bench.trials.ScaleData;
import org.chartwarden.fhir.loading.ImportReport;
import org.chartwarden.fhir.loading.ImportRun;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.importing.TrialImport;
import org.chartwarden.trials.importing.TrialImportReport;

/** Makes up the charts and trials of a scale benchmark and loads them. */
final class TrialScaleLoad {

  private static final AccessContext WHO = AccessContext.system("bench");
  private static final int LOADING = 2;

  private final TrialScaleBench.Wish wish;
  private final PrintWriter out;

  TrialScaleLoad(TrialScaleBench.Wish wish, PrintWriter out) {
    this.wish = wish;
    this.out = out;
  }

  /** Loads all of it, and tells what it took. */
  void run(AtomicBoolean stopping) throws IOException {
    Path folder = Files.createTempDirectory("chartwarden-scale");
    try {
      load(folder, stopping);
    } finally {
      remove(folder);
    }
  }

  private void load(Path folder, AtomicBoolean stopping) throws IOException {
    int patients = wish.patients();
    long made = System.nanoTime();
    long resources = ScaleData.charts(folder, patients, 1);
    long begun = System.nanoTime();
    ImportReport report =
        Arc.container()
            .instance(ImportRun.class)
            .get()
            .run(
                new ImportRun.Wish(WHO, List.of(folder), LOADING, true, folder),
                new ImportDisplay(out, Boolean.getBoolean("chartwarden.terminal")),
                stopping::get);
    double seconds = (System.nanoTime() - begun) / 1e9;
    line(
        "charts",
        "%,d resources, %,d a patient, made up in %.0f s, loaded in %.0f s (%,.0f/s), %,d rejected",
        resources,
        resources / patients,
        (begun - made) / 1e9,
        seconds,
        resources / seconds,
        report.rejected());
    Path file = folder.resolve("trials.jsonl");
    int different = ScaleData.trials(wish.studies(), file, wish.trials());
    TrialImportReport loaded =
        Arc.container()
            .instance(TrialImport.class)
            .get()
            .run(WHO, List.of(file), folder, new Quiet(), stopping::get);
    line(
        "trials",
        "%,d loaded, %,d of them different, %,d rejected",
        loaded.loaded(),
        different,
        loaded.rejected());
    out.flush();
  }

  private void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-24s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Trials load in seconds. */
  private static final class Quiet implements TrialImport.Progress {
    @Override
    public void begin(int files) {}

    @Override
    public void advance(int filesDone, TrialImportReport report) {}

    @Override
    public void end() {}
  }
}
