package org.chartwarden.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chartwarden.cli.bench.fhir.FhirBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the FHIR server costs. */
@Command(
    name = "fhir",
    description = "Measure speed and cost of the FHIR server against a peer's figures.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Generates patients with Synthea (fetched by Maven, kept under --data), starts a fresh server",
      "process on a fresh database, loads, asks, and prints CPU per request beside the peer's",
      "figures. Each run adds a line to history.jsonl under --data and warns of a slowdown.",
      "Needs Linux. Exit code: 0 when every target is met, 1 when one is missed."
    })
final class FhirBenchCommand implements Callable<Integer> {

  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "120",
      description = "Patients to generate (default: 120, about 134,000 resources).")
  private int patients;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Seconds per phase (default: 10).")
  private int seconds;

  @Option(
      names = "--phases",
      paramLabel = "NAMES",
      split = ",",
      description = "Only these phases, comma-separated, for instance read,create,s_mix.")
  private List<String> phases = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".chartwarden/bench",
      description = "Where data, database and history are kept (default: .chartwarden/bench).")
  private Path data;

  @Option(
      names = "--harness",
      paramLabel = "FILE",
      description = "A Python harness with the same phases, to ask in place of our own client.")
  private Path harness;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "A result of that harness for another server, to compare with.")
  private Path against;

  @Option(
      names = "--growth",
      paramLabel = "TIMES",
      defaultValue = "1",
      description = "Grow the data to so many times and compare the searches (default: 1, no).")
  private int growth;

  @Option(
      names = "--observations",
      paramLabel = "N",
      description =
          "Instead of all that: make N Observations in the database, for instance 5000000, and print"
              + " the plans of the searches.")
  private Long observations;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (patients < 1 || seconds < 1 || growth < 1 || (observations != null && observations < 1)) {
      throw new CommandProblem("The numbers must be at least 1.");
    }
    Path home = Path.of(System.getProperty("chartwarden.home", ".")).toAbsolutePath().normalize();
    FhirBench bench =
        new FhirBench(
            new FhirBench.Wish(
                home,
                data.toAbsolutePath(),
                patients,
                seconds,
                phases,
                Optional.ofNullable(harness),
                Optional.ofNullable(against),
                growth),
            spec.commandLine().getOut());
    if (observations != null) {
      return bench.proveIndex(observations) ? 0 : 1;
    }
    return bench.run(Clock.systemUTC().instant()) == 0 ? 0 : 1;
  }
}
