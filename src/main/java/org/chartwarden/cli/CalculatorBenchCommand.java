package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chartwarden.cli.bench.calculators.CalculatorBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the calculators cost. */
@Command(
    name = "calculators",
    description = "Measure the speed of the calculators and of reading notes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "One calculation is measured with JMH from given inputs, with check and unit conversion; notes",
      "are read and answered without a model. No database and no server are needed.",
      "Exit code: 0 when every target is met, 1 when one is missed."
    })
final class CalculatorBenchCommand implements Callable<Integer> {

  @Option(
      names = "--rows",
      paramLabel = "FILE",
      description = "Notes, one JSON object with question and note per line (default: our own).")
  private Path rows;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measured seconds of each measurement (default: 5).")
  private int seconds;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (seconds < 1 || seconds > 600) {
      throw new CommandProblem("--seconds must be between 1 and 600.");
    }
    Path home = Path.of(System.getProperty("chartwarden.home", ".")).toAbsolutePath().normalize();
    try {
      return new CalculatorBench(
                  home, Optional.ofNullable(rows), seconds, spec.commandLine().getOut())
              .run()
          ? 0
          : 1;
    } catch (IOException e) {
      throw new CommandProblem("The calculators cannot be measured: " + e.getMessage() + ".", e);
    }
  }
}
