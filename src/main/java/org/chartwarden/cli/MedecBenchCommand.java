package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.chartwarden.cli.bench.medec.MedecBench;
import org.chartwarden.consistency.model.ConsistencyModels;
import org.chartwarden.consistency.model.SentenceProposer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs texts of MEDEC through the check of notes. */
@Command(
    name = "medec",
    description = "Run texts of MEDEC through the check of notes: flag, sentence, correction.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Answers go to the file of --out, one JSON object per text: id, flag, sentence, correction,",
      "because. Without --model the rules answer alone; no database and no server are needed. The",
      "errors of the set need medical knowledge, so the rules stay near the rate of always answering",
      "\"no error\", which is printed beside theirs. With --model the named model of the configuration",
      "(chartwarden.models.NAME) proposes a sentence, which counts only when it stands in the text.",
      "--resume goes on with a run that was stopped and asks again for texts that the model did not",
      "read."
    })
final class MedecBenchCommand implements Callable<Integer> {

  @Option(
      names = "--cases",
      required = true,
      paramLabel = "FILE",
      description = "The data as CSV, as published.")
  private Path cases;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "medec-predictions.jsonl",
      description = "Answers, one JSON line per text (default: ${DEFAULT-VALUE}).")
  private Path answers;

  @Option(names = "--model", paramLabel = "NAME", description = "Model that proposes a sentence.")
  private String model;

  @Option(names = "--resume", description = "Keep the answers that the file of --out has.")
  private boolean resume;

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    MedecBench bench;
    try {
      bench = MedecBench.read(cases);
    } catch (IOException e) {
      throw new CommandProblem("The cases cannot be used: " + e.getMessage() + ".", e);
    }
    return model == null
        ? run(bench, Optional.empty(), () -> false)
        : ServerRun.run(
            data.open(),
            OfflineRun.SETTINGS,
            stopping -> OptionalInt.of(withModel(bench, stopping::get)));
  }

  private int withModel(MedecBench bench, BooleanSupplier stopping) throws IOException {
    ConsistencyModels models = Arc.container().instance(ConsistencyModels.class).get();
    if (!models.names().contains(model)) {
      throw CommandProblem.noModel(model, models.names());
    }
    return run(bench, Optional.of(models.sentences(model)), stopping);
  }

  private int run(MedecBench bench, Optional<SentenceProposer> proposer, BooleanSupplier stopping)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ProgressDisplay progress = ProgressDisplay.on(out);
    progress.begin("medec", bench.size(), " texts", 1);
    boolean whole;
    try {
      whole = bench.run(proposer, answers, resume, id -> progress.advance(1, id), stopping);
    } finally {
      progress.end();
    }
    String how = proposer.map(SentenceProposer::source).orElse("rules alone");
    long unread = bench.report(answers, how, out);
    out.printf(Locale.ROOT, "%d texts in %.1f s%n", bench.size(), progress.seconds());
    if (unread > 0) {
      out.printf("%d texts were not read by the model; --resume asks again for them%n", unread);
    }
    out.flush();
    return whole ? 0 : OfflineRun.STOPPED;
  }
}
