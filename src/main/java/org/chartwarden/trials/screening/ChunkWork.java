package org.chartwarden.trials.screening;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.InstanceLease;
import org.chartwarden.trials.records.PatientChart;
import org.chartwarden.trials.records.PatientCharts;
import org.jboss.logging.Logger;

/**
 * Matches the patients of one part of a run and stores their lines with the word that it is done.
 */
@ApplicationScoped
class ChunkWork {

  private static final Logger LOG = Logger.getLogger(ChunkWork.class);

  /** Charts that lie in memory at once, for each thread. */
  private static final int CHARTS = 10;

  /** Attempts at a part as a whole; later ones take its patients one by one. */
  private static final int WHOLE_ATTEMPTS = 1;

  private static final int SAVE_SECONDS = 120;

  private final FhirGateway gateway;
  private final PatientCharts charts;
  private final ScreeningPlans plans;
  private final ChunkStore store;
  private final JobFiles files;
  private final Jobs jobs;
  private final InstanceLease instance;
  private final Clock clock;

  @Inject
  ChunkWork(
      FhirGateway gateway,
      PatientCharts charts,
      ScreeningPlans plans,
      ChunkStore store,
      JobFiles files,
      Jobs jobs,
      InstanceLease instance,
      Clock clock) {
    this.gateway = gateway;
    this.charts = charts;
    this.plans = plans;
    this.store = store;
    this.files = files;
    this.jobs = jobs;
    this.instance = instance;
    this.clock = clock;
  }

  /** What a part has come to so far. */
  private static final class Lines {
    private final List<byte[]> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int settled;
    private int unread;
    private int problems;
  }

  /**
   * Does a part.
   *
   * @return false when it stopped before the end, and nothing of it was kept
   */
  boolean run(Job job, ChunkStore.Chunk chunk, BooleanSupplier stopping) {
    ScreeningPlan plan = plans.of(job);
    ScreeningWish wish = ScreeningWish.of(job.request());
    IndexScreen screen = new IndexScreen(gateway, job.who(), plan, chunk.patients());
    Lines lines = new Lines();
    List<String> unsettled = new ArrayList<>();
    for (String patient : chunk.patients()) {
      int settled = screen.settled(patient);
      lines.settled += settled;
      if (settled == plan.trials().size() && settled > 0) {
        lines.text.append(ScreeningLine.settled(patient, plan.trials(), screen));
        lines.unread++;
      } else {
        unsettled.add(patient);
      }
    }
    int atOnce = chunk.attempt() > WHOLE_ATTEMPTS ? 1 : CHARTS;
    for (int from = 0; from < unsettled.size(); from += atOnce) {
      if (stopping.getAsBoolean() || jobs.shared(job.id()).isEmpty()) {
        return false;
      }
      List<String> some = unsettled.subList(from, Math.min(unsettled.size(), from + atOnce));
      read(job, wish, plan, some, lines, atOnce == 1);
    }
    cut(lines);
    return keep(job, chunk, lines);
  }

  private void read(
      Job job,
      ScreeningWish wish,
      ScreeningPlan plan,
      List<String> patients,
      Lines lines,
      boolean alone) {
    try {
      Map<String, PatientChart> read = charts.read(job.who(), patients, wish.asOf());
      for (String patient : patients) {
        // A chart that is done need not be in memory: what was worked out of it is as large again.
        PatientChart chart = read.remove(patient);
        lines.text.append(
            chart == null
                ? problem(
                    lines,
                    patient,
                    "not-found",
                    "There is no such patient, or it is not to be seen.")
                : ScreeningLine.matched(
                    chart.patient().reference(),
                    chart.facts().indexDate().toString(),
                    plan.trials(),
                    plan.set().standings(chart.facts())));
        if (lines.text.length() > JobFiles.PART_BYTES) {
          cut(lines);
        }
      }
    } catch (FhirProblem problem) {
      if (!alone || problem.status() >= 500) {
        throw problem;
      }
      lines.text.append(problem(lines, patients.get(0), problem.code(), problem.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      if (!alone) {
        throw e;
      }
      LOG.warnf(e, "Patient/%s could not be screened", patients.get(0));
      String reason = "Matching this patient failed; see the server's log.";
      lines.text.append(problem(lines, patients.get(0), "screening-failed", reason));
    }
  }

  private static String problem(Lines lines, String patient, String code, String reason) {
    lines.problems++;
    return ScreeningLine.problem(patient, code, reason);
  }

  private static void cut(Lines lines) {
    if (!lines.text.isEmpty()) {
      lines.parts.add(lines.text.toString().getBytes(StandardCharsets.UTF_8));
      lines.text.setLength(0);
    }
  }

  private boolean keep(Job job, ChunkStore.Chunk chunk, Lines lines) {
    return QuarkusTransaction.requiringNew()
        .timeout(SAVE_SECONDS)
        .call(
            () -> {
              boolean ours =
                  store.done(
                      job.id(),
                      chunk,
                      instance.id(),
                      clock.instant(),
                      new ChunkStore.Outcome(lines.settled, lines.unread, lines.problems));
              if (ours) {
                lines.parts.forEach(part -> append(chunk.file(), part));
              }
              return ours;
            });
  }

  private void append(String file, byte[] part) {
    int count = 0;
    for (byte one : part) {
      count += one == '\n' ? 1 : 0;
    }
    for (int from = 0; from < part.length; from += JobFiles.PART_BYTES) {
      int to = Math.min(part.length, from + JobFiles.PART_BYTES);
      files.append(file, Arrays.copyOfRange(part, from, to), to == part.length ? count : 0);
    }
  }
}
