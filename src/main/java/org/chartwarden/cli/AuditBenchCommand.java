package org.chartwarden.cli;

import java.nio.file.Path;
import org.chartwarden.cli.bench.fhir.AuditBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the audit of reads costs. */
@Command(
    name = "audit",
    description = "Measure what the audit of reads costs: reads with and without it, in turn.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Starts two server processes on one fresh database, one that records reads and one that does",
      "not, and asks them in turn. Exit code: 0 when recording costs less than 10 % of the",
      "throughput, 1 when more. Needs Linux."
    })
final class AuditBenchCommand implements java.util.concurrent.Callable<Integer> {

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "6",
      description = "Seconds of each turn (default: 6).")
  private int seconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Turns of each server (default: 5).")
  private int rounds;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "Connections that ask at once (default: 16).")
  private int connections;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".chartwarden/bench-audit",
      description = "Where the database is kept (default: .chartwarden/bench-audit).")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (seconds < 1 || rounds < 1 || connections < 1) {
      throw new CommandProblem("The numbers must be at least 1.");
    }
    Path home = Path.of(System.getProperty("chartwarden.home", ".")).toAbsolutePath().normalize();
    return new AuditBench(home, data.toAbsolutePath(), spec.commandLine().getOut())
            .run(seconds, rounds, connections)
        ? 0
        : 1;
  }
}
