package org.chartwarden.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.chartwarden.cli.sbom.AdvisoryTable;
import org.chartwarden.cli.sbom.BillOfMaterials;
import org.chartwarden.cli.sbom.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The bill of materials. */
@Command(
    name = "sbom",
    description = "Hold the bill of materials against known advisories.",
    mixinStandardHelpOptions = true)
final class SbomCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: check.");
  }

  @Command(
      name = "check",
      description = "Tell which libraries have a grave advisory that the program's table knows.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "The table is kept by hand and knows the worst only; it is no scanner. Exit code: 0 when it",
        "knows nothing against any library, 1 when it does. A table older than 90 days is warned of."
      })
  int check(
      @Option(
              names = "--bom",
              paramLabel = "FILE",
              description = "CycloneDX in JSON (default: target/bom.json, which a build writes).")
          Path file) {
    List<Component> components = components(file == null ? built() : file);
    AdvisoryTable table = AdvisoryTable.ofProgram();
    List<AdvisoryTable.Finding> findings = table.findings(components);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d libraries, %d advisories. The table has rows about %d of the libraries and knows nothing"
            + " of the others.%n",
        components.size(), table.advisories().size(), table.covered(components));
    LocalDate today = LocalDate.now(Clock.systemUTC());
    out.printf(
        "It was last brought up to date on %s, %d days ago; a scanner knows more.%n",
        table.knownUntil(), table.age(today));
    if (table.old(today)) {
      out.println(
          "WARNING: that is more than 90 days, and what was published since is missing. Hold the bill"
              + " against a scanner's data before you deploy.");
    }
    for (AdvisoryTable.Finding one : findings) {
      out.printf(
          "%-8s %s  %s %s: %s; fixed in %s%n",
          one.advisory().severity(),
          one.advisory().id(),
          one.component().name(),
          one.component().version(),
          one.advisory().what(),
          one.advisory().fixed());
    }
    if (findings.isEmpty()) {
      out.println("Nothing that it knows of is in these versions.");
    }
    return findings.isEmpty() ? 0 : 1;
  }

  private static Path built() {
    return Path.of(System.getProperty("chartwarden.home", "."), "target", "bom.json");
  }

  private List<Component> components(Path file) {
    try {
      return BillOfMaterials.read(Files.readString(file));
    } catch (IOException e) {
      throw new CommandProblem(
          file + " cannot be read; ./mvnw verify writes it to target/bom.json, or use --bom.");
    } catch (IllegalArgumentException e) {
      throw new CommandProblem(file + ": " + e.getMessage());
    }
  }
}
