package org.chartwarden.trials.screening;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.gateway.ScanPiece;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobAnswer;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobKind;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.platform.InstanceLease;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Outbox;
import org.chartwarden.trials.store.StoredTrial;

/**
 * Runs a screening: cuts the population into parts and calls for each, watches over them while they
 * are worked at here and elsewhere, and ranks at the end.
 */
@ApplicationScoped
class ScreeningJob implements JobKind {

  static final String NAME = "trial-screening";

  private static final String LINES = "matches.ndjson";
  private static final String RANKED = "trials.ndjson";
  private static final String NDJSON = "application/x-ndjson";
  private static final long LOOK_MILLIS = 200;

  private final FhirGateway gateway;
  private final ChunkStore store;
  private final ScreeningPlans plans;
  private final ScreeningWorkers workers;
  private final Outbox outbox;
  private final InstanceLease instance;
  private final ScreeningConfig config;
  private final Clock clock;

  @Inject
  ScreeningJob(
      FhirGateway gateway,
      ChunkStore store,
      ScreeningPlans plans,
      ScreeningWorkers workers,
      Outbox outbox,
      InstanceLease instance,
      ScreeningConfig config,
      Clock clock) {
    this.gateway = gateway;
    this.store = store;
    this.plans = plans;
    this.workers = workers;
    this.outbox = outbox;
    this.instance = instance;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObjectNode run(JobRun run) {
    ScreeningPlan plan = plans.of(run.job());
    ObjectNode place = run.job().checkpoint().deepCopy();
    while (!place.path("planned").asBoolean()) {
      run.stopIfAsked();
      cut(run, place);
    }
    ChunkStore.Course course = watch(run, place, plan);
    if (!place.has("ranked")) {
      rank(run, place, plan);
    }
    ObjectNode result = Json.object();
    result.put("patients", course.patients()).put("trials", plan.trials().size());
    result.put("pairs", course.patients() * plan.trials().size());
    result.put("settledByIndex", course.settled()).put("chartsNotRead", course.unread());
    result.put("problems", course.problems());
    return result;
  }

  /** Cuts the next piece of the population into parts and calls for them. */
  private void cut(JobRun run, ObjectNode place) {
    ScreeningWish wish = ScreeningWish.of(run.job().request());
    int number = place.path("parts").asInt();
    List<String> next;
    if (wish.patients().isPresent()) {
      List<String> all = wish.patients().get();
      int from = Math.min(all.size(), number * config.partPatients());
      next = all.subList(from, Math.min(all.size(), from + config.partPatients()));
    } else {
      ResourceScan everybody =
          new ResourceScan("Patient", java.util.Optional.empty(), java.util.Optional.empty());
      long after = place.path("after").asLong();
      ScanPiece piece = gateway.scan(run.who(), everybody, after, config.partPatients());
      next = piece.resources().stream().map(patient -> patient.key().id()).toList();
      place.put("after", piece.place());
    }
    boolean last = next.size() < config.partPatients();
    place.put("planned", last).put("patients", place.path("patients").asLong() + next.size());
    if (!next.isEmpty()) {
      place.put("parts", number + 1);
    }
    run.save(
        place,
        () -> {
          if (!place.has("file")) {
            place.put(
                "file", run.files().create(run.job().id(), "output", LINES, NDJSON, Json.object()));
          }
          if (!next.isEmpty()) {
            store.add(run.job().id(), number, place.path("file").asText(), next);
            outbox.put(ChunkQueue.NAME, ChunkQueue.call(run.job().id(), number));
          }
        });
  }

  /** Waits until every part is done. */
  private ChunkStore.Course watch(JobRun run, ObjectNode place, ScreeningPlan plan) {
    long total = place.path("patients").asLong();
    ChunkStore.Course course = store.course(run.job().id());
    long begun = System.nanoTime();
    long before = course.patients();
    while (course.open() > 0) {
      run.stopIfAsked();
      free(run.job().id());
      workers.help(run.job().id());
      pause();
      course = store.course(run.job().id());
      double seconds = (System.nanoTime() - begun) / 1e9;
      run.progress(
          course.patients(),
          total,
          phase(course.patients() - before, total - course.patients(), seconds, plan));
    }
    return course;
  }

  private static String phase(long done, long left, double seconds, ScreeningPlan plan) {
    if (done == 0) {
      return "patients";
    }
    double rate = done / seconds;
    return String.format(
        Locale.ROOT,
        "%,.0f pairs/s, %s to go, patients",
        rate * plan.trials().size(),
        Duration.ofSeconds(Math.round(left / rate))
            .toString()
            .substring(2)
            .toLowerCase(Locale.ROOT));
  }

  /** Takes parts back from processes that are gone. */
  private void free(String job) {
    List<String> owners = store.owners(job);
    owners.removeIf(instance.id()::equals);
    if (!owners.isEmpty()) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  owners.stream().filter(instance::dead).forEach(owner -> store.free(job, owner)));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a run was under way", e);
    }
  }

  /** Goes through the lines once and writes what they come to for each trial. */
  private void rank(JobRun run, ObjectNode place, ScreeningPlan plan) {
    Map<String, TrialTally> tallies = new LinkedHashMap<>();
    for (StoredTrial trial : plan.stored()) {
      tallies.put(trial.id(), new TrialTally(trial, config.candidates()));
    }
    for (JobFile file : run.files().of(run.job().id())) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(run.files().open(file), StandardCharsets.UTF_8))) {
        TallyReader.read(lines, tallies, run::stopIfAsked);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    place.put("ranked", clock.instant().toString());
    run.save(
        place,
        () -> {
          String file = run.files().create(run.job().id(), "output", RANKED, NDJSON, Json.object());
          for (TrialTally tally : tallies.values()) {
            byte[] line = (Json.write(tally.json()) + "\n").getBytes(StandardCharsets.UTF_8);
            run.files().append(file, line, 1);
          }
        });
  }

  /** Of most patients the index says enough, and nobody reads their charts. */
  @Override
  public boolean tellsOfPatients() {
    return true;
  }

  @Override
  public JobAnswer answer(Job job, List<JobFile> files, JobLinks links) {
    ObjectNode manifest = Json.object().put("transactionTime", job.created().toString());
    manifest.put("request", job.url()).put("requiresAccessToken", job.who().grant().isPresent());
    manifest.setAll(job.result().orElseThrow());
    ArrayNode output = manifest.putArray("output");
    for (JobFile file : files) {
      output
          .addObject()
          .put("type", file.name().replace(".ndjson", ""))
          .put("url", links.file(file))
          .put("count", file.lines());
    }
    manifest.putArray("error");
    return JobAnswer.manifest(Json.write(manifest));
  }
}
