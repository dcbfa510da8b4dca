package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.consistency.runs.CheckOptions;
import org.chartwarden.consistency.runs.CheckRuns;
import org.chartwarden.consistency.runs.Population;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Checks the stored notes of a population; a run that was stopped or killed is gone on with. */
final class PopulationCheck {

  /** Name of the check in the store of runs. */
  static final String CHECK = "consistency";

  private static final AccessContext WHO = AccessContext.operator("check");
  private static final int CONTRADICTED = 3;

  /**
   * Which notes, and what with them.
   *
   * @param group whose members' notes; empty for all
   * @param query search of DocumentReference; empty for all
   * @param since only notes stored at or after it
   * @param propose whether contradictions are filed as proposed changes
   * @param out file for one line per note
   */
  record Wish(
      Optional<String> group,
      String query,
      Optional<Instant> since,
      boolean propose,
      Optional<Path> out) {}

  private final Wish wish;
  private final PrintWriter out;
  private final ProgressDisplay display;
  private boolean begun;

  PopulationCheck(Wish wish, PrintWriter out) {
    this.wish = wish;
    this.out = out;
    this.display = ProgressDisplay.on(out);
  }

  /** Runs inside the application; returns the exit code. */
  OptionalInt run(AtomicBoolean stopping) throws InterruptedException {
    try {
      String id = submit();
      Optional<Job> done;
      try {
        done = RunWatch.await(WHO, id, stopping::get, this::show);
      } finally {
        display.end();
      }
      if (done.isEmpty()) {
        out.println("Stopped before the end; run the same command again to go on.");
        out.flush();
        return OptionalInt.of(OfflineRun.STOPPED);
      }
      return OptionalInt.of(finish(done.get()));
    } catch (FhirProblem e) {
      throw new CommandProblem(e.getMessage(), e);
    }
  }

  private String submit() {
    CheckRuns runs = Arc.container().instance(CheckRuns.class).get();
    Optional<List<String>> patients =
        wish.group().map(id -> runs.members(WHO, new ResourceKey("Group", id)));
    return runs.submitOrGoOn(
        WHO,
        CHECK,
        new Population(patients, wish.query(), wish.since()),
        new CheckOptions(wish.propose()));
  }

  private void show(Job.Progress progress) {
    if (progress.total() == 0) {
      return;
    }
    if (!begun) {
      display.begin("Check", progress.total(), " notes", 1);
      begun = true;
    }
    display.reach(
        progress.done(),
        String.format(Locale.ROOT, "%,d of %,d notes", progress.done(), progress.total()));
  }

  /** Hands the lines over and then removes the run, so that the next one begins anew. */
  private int finish(Job job) {
    List<JobFile> written = Arc.container().instance(JobFiles.class).get().of(job.id());
    Map<String, Integer> problems = new TreeMap<>();
    try {
      for (JobFile file : written) {
        problems(file, problems);
      }
      if (wish.out().isPresent()) {
        write(written, wish.out().get());
      }
    } catch (IOException e) {
      throw new CommandProblem("The findings cannot be written: " + e.getMessage() + ".", e);
    }
    JsonNode result = job.result().orElseThrow();
    long failed = result.path("notChecked").asLong();
    out.printf(
        Locale.ROOT,
        "%,d notes, %,d of them could not be checked%n",
        result.path("notes").asLong(),
        failed);
    problems.forEach((code, count) -> out.printf(Locale.ROOT, "  %-24s %,d%n", code, count));
    JsonNode sums = result.path("sums");
    out.printf(
        Locale.ROOT,
        "%,d statements contradict the chart, %,d are not in it, %,d agree, %,d are open,"
            + " %,d rows are left out%n",
        sums.path("inconsistent").asLong(),
        sums.path("not_in_table").asLong(),
        sums.path("consistent").asLong(),
        sums.path("cannot_judge").asLong(),
        sums.path("omissions").asLong());
    if (wish.propose()) {
      out.printf(Locale.ROOT, "%,d changes wait for a person%n", sums.path("proposals").asLong());
    }
    wish.out().ifPresent(path -> out.println("One line per note is in " + path + "."));
    out.flush();
    Arc.container().instance(Jobs.class).get().cancel(WHO, job.id());
    return sums.path("inconsistent").asLong() > 0 ? CONTRADICTED : failed > 0 ? 1 : 0;
  }

  private static void problems(JobFile file, Map<String, Integer> problems) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Arc.container().instance(JobFiles.class).get().open(file),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String problem = Json.parse(line).path("problem").asText("");
        if (!problem.isEmpty()) {
          problems.merge(problem, 1, Integer::sum);
        }
      }
    }
  }

  /** Whole or not at all. */
  private static void write(List<JobFile> written, Path path) throws IOException {
    Path target = path.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (var to = Files.newOutputStream(part)) {
      for (JobFile file : written) {
        try (InputStream from = Arc.container().instance(JobFiles.class).get().open(file)) {
          from.transferTo(to);
        }
      }
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
