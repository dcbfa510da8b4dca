package org.chartwarden.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.arc.Arc;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.views.View;
import org.chartwarden.fhir.views.ViewScan;
import org.chartwarden.fhir.views.formats.RowFormat;
import org.chartwarden.fhir.views.formats.RowWriter;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the rows of a view over the store, without serving. */
@Command(
    name = "view",
    description = "Write a table: the rows of a SQL on FHIR ViewDefinition over the store.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The format is csv, ndjson, json or parquet; without --format the ending of --out decides.",
      "Without --out the rows go to the standard output. A server may be running.",
      "Exit code: 0 all written, 1 the view or a value is faulty, 130 stopped before the end."
    })
final class ViewCommand implements Callable<Integer> {

  private static final int STOPPED = 130;

  @Parameters(arity = "1", paramLabel = "FILE", description = "The ViewDefinition as JSON.")
  private Path file;

  @Option(names = "--format", paramLabel = "FORMAT", description = "csv, ndjson, json or parquet.")
  private String format;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the rows go.")
  private Path target;

  @Option(names = "--limit", paramLabel = "N", description = "Most rows.")
  private long limit = Long.MAX_VALUE / 2;

  @Option(names = "--no-header", description = "Leave out the line of column names of CSV.")
  private boolean headless;

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    RowFormat chosen = RowFormatChoice.of(format, target);
    View view;
    try {
      view = View.compile(Json.parse(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw new CommandProblem(file + " is not JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new CommandProblem(file + " cannot be read.", e);
    } catch (FhirProblem e) {
      return told(e, err);
    }
    view.warnings().forEach(warning -> err.println("Warning: " + warning));
    Map<String, String> settings = new HashMap<>(OfflineRun.SETTINGS);
    // The rows may go to the standard output; nothing else must.
    settings.put("quarkus.log.console.stderr", "true");
    return ServerRun.run(data.open(), settings, stopping -> written(view, chosen, stopping));
  }

  private static int told(FhirProblem problem, PrintWriter err) {
    problem.issues().stream().map(FhirIssue::message).forEach(err::println);
    err.flush();
    return 1;
  }

  private OptionalInt written(View view, RowFormat chosen, AtomicBoolean stopping) {
    PrintWriter err = spec.commandLine().getErr();
    long begun = System.nanoTime();
    try (OutputStream out =
        new BufferedOutputStream(
            target == null ? new UnclosedOutput(System.out) : Files.newOutputStream(target),
            65_536)) {
      ViewScan.Cursor cursor = write(view, chosen, out, stopping);
      double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
      err.printf(
          Locale.ROOT,
          "%,d rows of %,d resources in %.1f s (%,.0f rows/s).%n",
          cursor.rows(),
          cursor.resources(),
          seconds,
          cursor.rows() / seconds);
      err.flush();
      return OptionalInt.of(cursor.ended() ? 0 : STOPPED);
    } catch (IOException e) {
      throw new CommandProblem(
          (target == null ? "The output" : target) + " cannot be written: " + e.getMessage() + ".",
          e);
    } catch (FhirProblem e) {
      return OptionalInt.of(told(e, err));
    }
  }

  private ViewScan.Cursor write(
      View view, RowFormat chosen, OutputStream out, AtomicBoolean stopping) throws IOException {
    AccessContext who = AccessContext.operator("view");
    ViewScan scan = Arc.container().instance(ViewScan.class).get();
    ViewScan.Cursor cursor =
        scan.open(
            who, view, new ResourceScan(view.resource(), Optional.empty(), Optional.empty()), 0);
    RowWriter writer = chosen.open(view.columns(), out, !headless);
    try (ProgressBar bar = bar(scan, who, view)) {
      boolean more = limit > 0;
      while (more && !stopping.get()) {
        more = cursor.next(writer, limit - cursor.rows());
        if (bar != null) {
          bar.stepTo(cursor.resources());
        }
      }
    }
    writer.finish();
    return cursor;
  }

  /** A bar on the error output of a terminal, unless the rows go to that terminal. */
  private ProgressBar bar(ViewScan scan, AccessContext who, View view) {
    if (target == null || !Boolean.getBoolean("chartwarden.terminal")) {
      return null;
    }
    return new ProgressBarBuilder()
        .setTaskName(view.resource())
        .setInitialMax(scan.total(who, view.resource()).orElse(-1L))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .build();
  }
}
