package org.chartwarden.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chartwarden.cli.bench.trials.CoverageBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well eligibility criteria are understood. */
@Command(
    name = "trials",
    description = "Measure how much of the criteria of clinical trials is understood.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Reads registry files as trials import does and needs no database. A criterion counts as typed",
      "when every part of it belongs to a question of some type; nothing is guessed.",
      "Exit code: 0 when the floor is reached, 1 when not."
    })
final class TrialsBenchCommand implements Callable<Integer> {

  @Option(
      names = "--coverage",
      paramLabel = "PATH",
      required = true,
      description = "Registry file or folder whose criteria are parsed.")
  private Path coverage;

  @Option(
      names = "--floor",
      paramLabel = "SHARE",
      defaultValue = "0.70",
      description = "Least share of typed criteria (default: 0.70).")
  private double floor;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "0",
      description = "Print so many criteria drawn at random with what was understood.")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the draw (default: 1).")
  private long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (sample < 0 || floor < 0 || floor > 1) {
      throw new CommandProblem("--sample must not be negative, --floor lies between 0 and 1.");
    }
    CoverageBench bench;
    try {
      bench = CoverageBench.of(coverage);
    } catch (NoSuchFileException e) {
      throw new CommandProblem(e.getFile() + " is not there.", e);
    } catch (IOException e) {
      throw new CommandProblem(coverage + " cannot be read: " + e.getMessage() + ".", e);
    }
    bench.print(out);
    if (sample > 0) {
      bench.sample(out, sample, seed);
    }
    boolean reached = bench.typed() >= floor;
    out.printf(
        Locale.ROOT,
        "%nTyped share %.3f, floor %.2f: %s.%n",
        bench.typed(),
        floor,
        reached ? "reached" : "missed");
    out.flush();
    return reached ? 0 : 1;
  }
}
