package org.chartwarden.cli;

import java.nio.file.Path;
import org.chartwarden.cli.bench.fhir.AuditBench;
import org.chartwarden.cli.bench.fhir.TrailSearchBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the audit of reads costs. */
@Command(
    name = "audit",
    description =
        "Measure what the audit of reads costs: the same server with and without it, in turn.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Starts a server on a fresh database that records reads in every other turn, and asks it all",
      "the time. A read costs what server and database spend of the CPU for it, with all that",
      "follows: each turn waits until its entries are stored, chained and indexed. Judged are single",
      "reads and searches in a chart, each by all its turns: many short ones, so that whatever else",
      "the machine does meets both sides. Lists, which get an entry for each patient, are only told,",
      "after a third of the turns. It takes 11 minutes. Exit code: 0 when recording costs less than",
      "10 %% of the throughput, by the upper end of the 95 %% interval, 1 when more. Needs Linux.",
      "",
      "With --searches it fills a trail instead and times searches of it: who saw what of a patient,",
      "a run of the agent, what a person did, each eleven times; the CPU is that of server and",
      "database together. Exit code: 0 when each finds what it must, 1 when not."
    })
final class AuditBenchCommand implements java.util.concurrent.Callable<Integer> {

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Seconds of each turn, at least 3 (default: 3).")
  private int seconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "36",
      description = "Turns of each side, at least 4 (default: 36).")
  private int rounds;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "Connections that ask at once (default: 16).")
  private int connections;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "120",
      description = {
        "Seconds of asking before it is measured, until the compiler of a busy machine is through",
        "with the way of a read (default: 120)."
      })
  private int warmUp;

  @Option(
      names = "--searches",
      paramLabel = "ENTRIES",
      description = "Time searches of a trail of so many entries, at least 20,000.")
  private Long searches;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".chartwarden/bench-audit",
      description = "Where the database is kept (default: .chartwarden/bench-audit).")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (seconds < 3 || rounds < 4 || connections < 1 || warmUp < 0) {
      throw new CommandProblem("It takes 3 seconds, 4 rounds and 1 connection at least.");
    }
    Path home = Path.of(System.getProperty("chartwarden.home", ".")).toAbsolutePath().normalize();
    if (searches != null) {
      if (searches < TrailSearchBench.LEAST) {
        throw new CommandProblem("A trail to search has 20,000 entries at least.");
      }
      return new TrailSearchBench(home, data.toAbsolutePath(), spec.commandLine().getOut())
              .run(searches)
          ? 0
          : 1;
    }
    return new AuditBench(home, data.toAbsolutePath(), spec.commandLine().getOut())
            .run(seconds, rounds, connections, warmUp)
        ? 0
        : 1;
  }
}
