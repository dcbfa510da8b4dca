package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.chartwarden.cli.bench.medcalc.MedCalcBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs rows of MedCalc-Bench through the calculators of this build. */
@Command(
    name = "medcalc",
    description = "Run rows of MedCalc-Bench and grade the answers against each label set.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Mode engine reads only calculator_id and entities of a row, mode note only note and question.",
      "Answers go to the file of --out, one JSON object per row: row, id, answer. No database and no",
      "server are needed."
    })
final class MedCalcBenchCommand implements Callable<Integer> {

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "FILE",
      description = "Rows, one JSON object per line; may be given more than once.")
  private List<Path> files;

  @Option(names = "--mode", required = true, paramLabel = "MODE", description = "engine or note.")
  private String mode;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Answers, one JSON line per row.")
  private Path answers;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "medcalc-bench",
      description =
          "Convention: clinical, medcalc-bench (corrected labels) or medcalc-bench-v1 (labels as"
              + " published; default: medcalc-bench).")
  private String profile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Convention convention =
        Convention.of(profile)
            .orElseThrow(() -> new CommandProblem("--profile " + profile + " is not known."));
    MedCalcBench bench;
    try {
      bench = MedCalcBench.read(files);
    } catch (IOException e) {
      throw new CommandProblem("The rows cannot be used: " + e.getMessage() + ".", e);
    }
    ProgressDisplay progress =
        new ProgressDisplay(
            spec.commandLine().getOut(), Boolean.getBoolean("chartwarden.terminal"));
    progress.begin(mode, bench.size(), " rows", 1);
    try {
      switch (mode) {
        case "engine" ->
            bench.engine(convention, answers, id -> progress.advance(1, id), () -> false);
        case "note" ->
            bench.note(
                new NoteAnswers(new NoteReaderInputs()),
                convention,
                answers,
                id -> progress.advance(1, id),
                () -> false);
        default -> throw new CommandProblem("--mode must be engine or note.");
      }
    } finally {
      progress.end();
    }
    double seconds = progress.seconds();
    bench.report(answers, spec.commandLine().getOut());
    spec.commandLine().getOut().printf("%d rows in %.1f s%n", bench.size(), seconds);
    return 0;
  }
}
