package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.chartwarden.calculators.reading.Questions;
import org.chartwarden.calculators.reading.model.ModelReadings;
import org.chartwarden.cli.bench.medcalc.MedCalcBench;
import org.chartwarden.cli.bench.medcalc.UnreadNotes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "server are needed. With --model the named model of the configuration (chartwarden.models.NAME)",
      "reads the notes; what it finds counts only where the note says it. --resume goes on with a run",
      "that was stopped and asks again for rows that the model did not read."
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

  @Option(names = "--model", paramLabel = "NAME", description = "Model that reads the notes.")
  private String model;

  @Option(names = "--resume", description = "Keep the answers that the file of --out has.")
  private boolean resume;

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Convention convention =
        Convention.of(profile)
            .orElseThrow(() -> new CommandProblem("--profile " + profile + " is not known."));
    if (!mode.equals("note") && (model != null || resume)) {
      throw new CommandProblem("--model and --resume go with --mode note.");
    }
    MedCalcBench bench;
    try {
      bench = MedCalcBench.read(files);
    } catch (IOException e) {
      throw new CommandProblem("The rows cannot be used: " + e.getMessage() + ".", e);
    }
    if (model != null) {
      return ServerRun.run(
          data.open(),
          OfflineRun.SETTINGS,
          stopping -> OptionalInt.of(withModel(bench, convention, stopping::get)));
    }
    NoteAnswers answers = new NoteAnswers(new NoteReaderInputs());
    return run(bench, convention, answers, new UnreadNotes(), () -> false);
  }

  private int withModel(MedCalcBench bench, Convention convention, BooleanSupplier stopping)
      throws IOException {
    ModelReadings models = Arc.container().instance(ModelReadings.class).get();
    if (!models.names().contains(model)) {
      throw CommandProblem.noModel(model, models.names());
    }
    UnreadNotes unread = new UnreadNotes();
    NoteAnswers answers =
        new NoteAnswers(Questions.byWordsAnd(models.choice(model)), models.inputs(model, unread));
    return run(bench, convention, answers, unread, stopping);
  }

  private int run(
      MedCalcBench bench,
      Convention convention,
      NoteAnswers reader,
      UnreadNotes unread,
      BooleanSupplier stopping)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ProgressDisplay progress = ProgressDisplay.on(out);
    Consumer<String> done = id -> progress.advance(1, id);
    progress.begin(mode, bench.size(), " rows", 1);
    boolean whole;
    try {
      whole =
          switch (mode) {
            case "engine" -> bench.engine(convention, answers, done, stopping);
            case "note" -> bench.note(reader, unread, convention, answers, resume, done, stopping);
            default -> throw new CommandProblem("--mode must be engine or note.");
          };
    } finally {
      progress.end();
    }
    double seconds = progress.seconds();
    bench.report(answers, out);
    out.printf(Locale.ROOT, "%d rows in %.1f s%n", bench.size(), seconds);
    if (unread.count() > 0) {
      out.printf(
          "%d notes were read without the model; --resume asks again for them%n", unread.count());
    }
    out.flush();
    return whole ? 0 : OfflineRun.STOPPED;
  }
}
