package org.chartwarden.fhir.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chartwarden.platform.InstanceLease;
import org.jboss.logging.Logger;

/**
 * Keeps the jobs honest, at start and then every second or two: signs of life for what runs here,
 * jobs of dead processes back to the waiting ones, and cancelled and expired ones out of the store.
 */
@ApplicationScoped
class JobUpkeep {

  private static final Logger LOG = Logger.getLogger(JobUpkeep.class);
  private static final int REMOVE_SECONDS = 600;

  private final JobStore store;
  private final JobKinds kinds;
  private final JobWorkers workers;
  private final JobConfig config;
  private final InstanceLease instance;
  private final Clock clock;
  private volatile boolean started;

  JobUpkeep(
      JobStore store,
      JobKinds kinds,
      JobWorkers workers,
      JobConfig config,
      InstanceLease instance,
      Clock clock) {
    this.store = store;
    this.kinds = kinds;
    this.workers = workers;
    this.config = config;
    this.instance = instance;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    positive("concurrency", config.concurrency());
    positive("max-waiting", config.maxWaiting());
    positive("lease", config.lease().toSeconds());
    positive("attempts", config.attempts());
    positive("result-lifetime", config.resultLifetime().toMillis());
    if (!config.enabled()) {
      return;
    }
    instance.hold();
    recover();
    workers.open();
    started = true;
    workers.dispatch();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    started = false;
    workers.stop();
    instance.release();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void upkeep() {
    if (!started) {
      return;
    }
    instance.hold();
    for (JobRun run : workers.running()) {
      Instant until = clock.instant().plus(config.lease());
      // Without its approval a run is given back, and fails for that reason when it is taken again.
      if (!store.extend(run.claim(), until, run.progress()) || !workers.stands(run)) {
        run.end();
      }
    }
    recover();
    workers.dispatch();
  }

  /** Gives the jobs of dead processes back, exactly once each: whoever locks the row acts. */
  private void recover() {
    List<Job.Claim> lost =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Instant now = clock.instant();
                  List<String> dead = store.owners().stream().filter(instance::dead).toList();
                  List<Job.Claim> claims = store.lockLost(dead, now);
                  for (Job.Claim claim : claims) {
                    if (claim.attempt() >= config.attempts()) {
                      workers.failInterrupted(claim);
                    } else {
                      store.giveBack(claim, now, true);
                    }
                  }
                  return claims;
                });
    if (!lost.isEmpty()) {
      LOG.infof("%d jobs of ended processes were taken back", lost.size());
    }
  }

  @Scheduled(
      every = "${chartwarden.jobs.clean-every:2s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void clean() {
    boolean more = started;
    while (more) {
      more =
          QuarkusTransaction.requiringNew().timeout(REMOVE_SECONDS).call(this::removeOne)
              && started;
    }
  }

  private boolean removeOne() {
    Optional<Job> removable = store.lockRemovable(clock.instant());
    removable.ifPresent(
        job -> {
          kinds.find(job.kind()).ifPresent(kind -> kind.discard(job));
          store.remove(job.id());
        });
    return removable.isPresent();
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalStateException(
          "chartwarden.jobs." + key + " must be above zero, not " + value);
    }
  }
}
