package org.chartwarden.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chartwarden.cli.bench.trials.CoverageBench;
import org.chartwarden.cli.bench.trials.CriterionBench;
import org.chartwarden.cli.bench.trials.TopicBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well eligibility criteria are understood, and answered for patients. */
@Command(
    name = "trials",
    description =
        "Measure how much of the criteria of clinical trials is understood, answer them for patients,"
            + " or rank trials for patients who are given as text.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "--coverage reads registry files as trials import does. A criterion counts as typed when every",
      "part of it belongs to a question of some type; nothing is guessed.",
      "--dev reads a folder with one folder per patient (bundle.json, note.txt), studies.json and",
      "criteria.json, and writes one JSON line for every criterion of every patient and trial: label",
      "met, not_met or unknown, evidence, reason; and a score for every pair.",
      "--topics reads patients as text (one JSON line each: _id, text), --studies registry files,",
      "--qrels judgements (topic, trial, relevance 0 to 2); it ranks every trial for every topic and",
      "prints NDCG@10, P@10 and bpref beside those of plain BM25. None of these needs a database.",
      "--scale makes up Synthea-sized charts, loads them into a scratch schema, screens all of them",
      "for the trials, and tells time, CPU time and memory; then one patient over HTTP.",
      "Exit code: 0 when the floor is reached, 1 when not. The floor of --topics is 20 %% more",
      "NDCG@10 than BM25, that of --scale 3 minutes for 5,000,000 pairs and 2 s for one patient."
    })
final class TrialsBenchCommand implements Callable<Integer> {

  private static final double GAIN = 0.2;
  private static final int MOST_TRIALS = 1000;

  @Option(
      names = "--coverage",
      paramLabel = "PATH",
      description = "Registry file or folder whose criteria are parsed.")
  private Path coverage;

  @Option(
      names = "--dev",
      paramLabel = "DIR",
      description = "Folder of patients and trials that are matched.")
  private Path dev;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "With --dev: answers, with --topics: places; one JSON line each. With --scale: the line of"
              + " every patient, in the order of their names.")
  private Path predictions;

  @Option(names = "--topics", paramLabel = "FILE", description = "Patients as text.")
  private Path topics;

  @Option(
      names = "--studies",
      paramLabel = "PATH",
      description = "With --topics: registry file or folder of the trials to rank.")
  private Path studies;

  @Option(names = "--qrels", paramLabel = "FILE", description = "With --topics: judgements.")
  private Path qrels;

  @Option(
      names = "--scale",
      description = "Screen a made-up population for the trials of --studies.")
  private boolean scale;

  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "10000",
      description = "With --scale: patients (default: 10000).")
  private int patients;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "500",
      description = "With --scale: trials, repeated where the file has fewer (default: 500).")
  private int trials;

  @Option(
      names = "--read-ahead",
      description =
          "With --scale: read the notes before the run, as a server does when it is idle; without"
              + " it the run reads them.")
  private boolean readAhead;

  @Mixin private DataOption data;

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
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (scale) {
      return scale(out);
    }
    boolean ranking = topics != null && studies != null && qrels != null;
    int given = (dev == null ? 0 : 1) + (coverage == null ? 0 : 1) + (ranking ? 1 : 0);
    boolean loose = !ranking && (topics != null || studies != null || qrels != null);
    if (given != 1 || loose || dev != null && predictions == null) {
      throw new CommandProblem(
          "Give --coverage PATH, or --dev DIR with --out FILE, or --topics FILE with --studies PATH"
              + " and --qrels FILE, or --scale with --studies FILE.");
    }
    return ranking ? rank(out) : dev == null ? coverage(out) : match(out);
  }

  private int scale(PrintWriter out) throws Exception {
    if (studies == null || coverage != null || dev != null || topics != null || qrels != null) {
      throw new CommandProblem("Give --scale with --studies FILE, --patients N and --trials N.");
    }
    if (patients < 1 || trials < 1 || trials > MOST_TRIALS) {
      throw new CommandProblem(
          "--patients and --trials must be above zero, --trials at most 1000.");
    }
    if (!Files.isRegularFile(studies)) {
      throw new CommandProblem(studies + " is not there.");
    }
    return ScratchServer.run(
        new Console(out),
        data,
        (server, stopping) ->
            new TrialScaleBench(
                    new TrialScaleBench.Wish(
                        studies, patients, trials, readAhead, Optional.ofNullable(predictions)),
                    server,
                    out)
                .run(stopping));
  }

  private int rank(PrintWriter out) {
    try {
      TopicBench bench = TopicBench.of(topics, studies, qrels);
      bench.run(predictions);
      bench.print(out);
      return bench.gain() >= GAIN ? 0 : 1;
    } catch (NoSuchFileException e) {
      throw new CommandProblem(e.getFile() + " is not there.", e);
    } catch (IOException e) {
      throw new CommandProblem("The topics cannot be ranked: " + e.getMessage() + ".", e);
    }
  }

  private int match(PrintWriter out) {
    try {
      CriterionBench bench = CriterionBench.below(dev);
      bench.run(predictions);
      bench.summary(out);
      return 0;
    } catch (NoSuchFileException e) {
      throw new CommandProblem(e.getFile() + " is not there.", e);
    } catch (IOException e) {
      throw new CommandProblem(dev + " cannot be matched: " + e.getMessage() + ".", e);
    }
  }

  private int coverage(PrintWriter out) {
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
