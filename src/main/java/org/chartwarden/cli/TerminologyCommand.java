package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.fhir.terminology.TerminologyChanges;
import org.chartwarden.fhir.terminology.releases.ReleaseLoader;
import org.chartwarden.fhir.terminology.releases.ReleaseReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Releases of code systems: load, list, remove. */
@Command(
    name = "terminology",
    description = "Load, list and remove releases of LOINC, SNOMED CT, RxNorm and ICD-10-CM.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TerminologyCommand.Load.class,
      TerminologyCommand.ListAll.class,
      TerminologyCommand.Remove.class
    })
final class TerminologyCommand implements Runnable {

  /** The application without its listener, its queue and its chatter. */
  private static final Map<String, String> OFFLINE =
      Map.of(
          "quarkus.http.host-enabled", "false",
          "chartwarden.tasks.enabled", "false",
          "quarkus.log.console.level", "WARN",
          "quarkus.log.category.\"io.smallrye.reactive.messaging\".level", "ERROR");

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: load, list or remove.");
  }

  private static ReleaseLoader loader() {
    return Arc.container().instance(ReleaseLoader.class).get();
  }

  private static void announce() {
    Arc.container().instance(TerminologyChanges.class).get().announce();
  }

  /** Loads one release. */
  @Command(
      name = "load",
      description = "Load a release as its publisher ships it, in the place of the one there is.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "loinc    Loinc.csv with its accessory files (folder or zip)",
        "snomed   RF2 snapshot (folder or zip)",
        "rxnorm   RXNCONSO.RRF, RXNREL.RRF, RXNSAT.RRF (folder or zip)",
        "icd10cm  tabular XML, order file, or both (file, folder or zip)",
        "",
        "A load that fails or is stopped changes nothing; a server may be running. Lines that cannot",
        "be used are left out and told with their numbers.",
        "Exit code: 0 all loaded, 1 lines were left out or it failed, 130 stopped before the end."
      })
  static final class Load implements Callable<Integer> {

    @Option(
        names = "--system",
        required = true,
        paramLabel = "NAME",
        description = "loinc, snomed, rxnorm or icd10cm.")
    private String system;

    @Parameters(paramLabel = "PATH", description = "Folder, zip or file of the release.")
    private Path path;

    @Option(
        names = "--version",
        paramLabel = "TEXT",
        description = "Version of the release, where its files do not tell it.")
    private String version;

    @Option(names = "--keep", description = "Keep other versions of the code system.")
    private boolean keep;

    @Mixin private DataOption data;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      Console console = new Console(spec.commandLine().getOut());
      DatabaseChoice database = data.open();
      console.line("PostgreSQL: " + database.describe());
      return ServerRun.run(database, OFFLINE, this::load);
    }

    private OptionalInt load(AtomicBoolean stopping) {
      PrintWriter out = spec.commandLine().getOut();
      long begun = System.nanoTime();
      ReleaseReport report =
          loader()
              .load(
                  new ReleaseLoader.Wish(system, path, Optional.ofNullable(version), keep),
                  new ReleaseDisplay(out, Boolean.getBoolean("chartwarden.terminal"), stopping));
      announce();
      report.remarks().forEach(out::println);
      out.printf(
          Locale.ROOT,
          "%,d concepts of %s version %s loaded in %.1f s, %,d lines left out.%n",
          report.concepts(),
          report.url(),
          report.version(),
          (System.nanoTime() - begun) / 1e9,
          report.badLines());
      out.flush();
      return OptionalInt.of(report.badLines() > 0 ? 1 : 0);
    }
  }

  /** Lists the releases. */
  @Command(
      name = "list",
      description = "List the releases that are loaded.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {

    @Mixin private DataOption data;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      return ServerRun.run(data.open(), OFFLINE, this::list);
    }

    private OptionalInt list(AtomicBoolean stopping) {
      PrintWriter out = spec.commandLine().getOut();
      List<ReleaseLoader.Loaded> all = loader().list();
      for (ReleaseLoader.Loaded one : all) {
        out.printf(
            Locale.ROOT,
            "%-8s %-50s %,9d concepts, loaded %s from %s%n",
            one.system(),
            one.version(),
            one.concepts(),
            one.loadedAt().toString().substring(0, 10),
            one.source());
      }
      if (all.isEmpty()) {
        out.println("No release is loaded; the curated set serves.");
      }
      out.flush();
      return OptionalInt.of(0);
    }
  }

  /** Removes releases. */
  @Command(
      name = "remove",
      description = "Remove the releases of a code system; the curated set serves again.",
      mixinStandardHelpOptions = true)
  static final class Remove implements Callable<Integer> {

    @Option(
        names = "--system",
        required = true,
        paramLabel = "NAME",
        description = "loinc, snomed, rxnorm or icd10cm.")
    private String system;

    @Option(
        names = "--version",
        paramLabel = "TEXT",
        description = "Only this version (default: all).")
    private String version;

    @Mixin private DataOption data;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      return ServerRun.run(data.open(), OFFLINE, this::remove);
    }

    private OptionalInt remove(AtomicBoolean stopping) {
      PrintWriter out = spec.commandLine().getOut();
      int removed = loader().remove(system, Optional.ofNullable(version));
      announce();
      out.println(
          removed == 0
              ? "No such release is loaded."
              : removed + (removed == 1 ? " release was removed." : " releases were removed."));
      out.flush();
      return OptionalInt.of(removed == 0 ? 1 : 0);
    }
  }
}
