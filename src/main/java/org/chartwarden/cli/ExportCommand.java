package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.fhir.bulk.FolderExport;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.smart.AccessContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the store into files, without serving. */
@Command(
    name = "export",
    description = "Write resources into NDJSON files, one per type.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The files hold what was current at one moment, whatever others write meanwhile. An export",
      "that was stopped goes on where it was when the same command runs again; one that was",
      "finished is replaced. With --since, deletions.ndjson holds what was deleted, as Bundles;",
      "./chartwarden import takes the folder as it is. A server may be running.",
      "Exit code: 0 all written, 130 stopped before the end."
    })
final class ExportCommand implements Callable<Integer> {

  @Parameters(arity = "1", paramLabel = "DIR", description = "Folder for the files.")
  private Path folder;

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Only these resource types, separated by commas.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description = "Only changes after this moment; give what an earlier export printed.")
  private String since;

  @Option(names = "--gzip", description = "Compress the files.")
  private boolean gzip;

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    for (String type : types) {
      if (!ResourceTypes.known(type)) {
        throw new CommandProblem("--type: " + type + " is not a FHIR R4 resource type.");
      }
    }
    FolderExport.Wish wish =
        new FolderExport.Wish(types, Optional.ofNullable(since).map(OfflineRun::instant), gzip);
    return OfflineRun.run(spec.commandLine().getOut(), data, stopping -> write(wish, stopping));
  }

  private OptionalInt write(FolderExport.Wish wish, AtomicBoolean stopping) {
    PrintWriter out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    FolderExport.Report report;
    try {
      report =
          Arc.container()
              .instance(FolderExport.class)
              .get()
              .run(
                  AccessContext.operator("export"),
                  folder,
                  wish,
                  new ExportDisplay(out, Boolean.getBoolean("chartwarden.terminal")),
                  stopping::get);
    } catch (IOException e) {
      throw new CommandProblem(folder + " cannot be written: " + e.getMessage() + ".", e);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(
        "%,d resources in %s%s after %.1f s (%,.0f/s).%n",
        report.resources(),
        folder,
        report.resumed() ? ", going on with an earlier export," : "",
        seconds,
        report.resources() / seconds);
    if (report.complete()) {
      out.println("For what changes from now on: --since " + report.moment());
    } else {
      out.println("Stopped before the end; run the same command again to go on.");
    }
    out.flush();
    return OptionalInt.of(report.complete() ? 0 : OfflineRun.STOPPED);
  }
}
