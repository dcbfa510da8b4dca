package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chartwarden.cli.bench.deidentify.DeidentifyBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures de-identification. */
@Command(
    name = "deidentify",
    description = "Measure what de-identification takes out of labelled notes and records.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The set is the project's own, made up, in many styles; --cases takes another one in the same",
      "form: \"### id\" before each text and [[KIND:words]] around what identifies somebody, with the",
      "kinds NAME, DATE, ID, PHONE, EMAIL, ADDRESS, PLACE, AGE and URL. An identifier of which a",
      "single letter stays counts as missed. Exit code: 0 when 95 %% are found, else 1."
    })
final class DeidentifyBenchCommand implements Callable<Integer> {

  private static final double WANTED = 0.95;

  @Option(names = "--cases", paramLabel = "FILE", description = "Labelled texts of your own.")
  private Path cases;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DeidentifyBench bench;
    try {
      bench = cases == null ? DeidentifyBench.run() : DeidentifyBench.run(Files.readString(cases));
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandProblem("The cases cannot be used: " + e.getMessage() + ".", e);
    }
    bench.print(spec.commandLine().getOut());
    return bench.recall() >= WANTED ? 0 : 1;
  }
}
