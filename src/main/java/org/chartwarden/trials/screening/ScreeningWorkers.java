package org.chartwarden.trials.screening;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.platform.InstanceLease;
import org.jboss.logging.Logger;

/** Works at parts of runs, a limited number at once, each on a thread of its own. */
@ApplicationScoped
class ScreeningWorkers {

  private static final Logger LOG = Logger.getLogger(ScreeningWorkers.class);
  private static final long STOP_SECONDS = 5;

  private final ChunkStore store;
  private final ChunkWork work;
  private final Jobs jobs;
  private final InstanceLease instance;
  private final int concurrency;
  private final ExecutorService threads;
  private final AtomicInteger known = new AtomicInteger();
  private volatile boolean stopping;

  @Inject
  ScreeningWorkers(
      ChunkStore store, ChunkWork work, Jobs jobs, InstanceLease instance, ScreeningConfig config) {
    this.store = store;
    this.work = work;
    this.jobs = jobs;
    this.instance = instance;
    this.concurrency = config.threads().orElse(Runtime.getRuntime().availableProcessors());
    this.threads =
        Executors.newFixedThreadPool(
            concurrency, Thread.ofPlatform().daemon().name("trial-screening-", 1).factory());
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    threads.shutdownNow();
    threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }

  /** Works at a part as soon as a thread is free, unless another process has it then. */
  void submit(String job, int number) {
    execute(job, () -> store.take(job, number, instance.id()));
  }

  /** Works at whatever part of a run waits, where this process has nothing else to do. */
  void help(String job) {
    while (known.get() < concurrency && !stopping && store.waiting(job)) {
      execute(job, () -> store.takeAny(job, instance.id()));
    }
  }

  private void execute(String job, Supplier<Optional<ChunkStore.Chunk>> take) {
    if (stopping) {
      return;
    }
    known.incrementAndGet();
    threads.execute(
        () -> {
          try {
            work(job, take);
          } finally {
            known.decrementAndGet();
          }
        });
  }

  private void work(String id, Supplier<Optional<ChunkStore.Chunk>> take) {
    try {
      Optional<Job> job = jobs.shared(id);
      if (job.isEmpty()) {
        return;
      }
      instance.hold();
      Optional<ChunkStore.Chunk> chunk = QuarkusTransaction.requiringNew().call(take::get);
      if (chunk.isPresent() && !work.run(job.get(), chunk.get(), () -> stopping)) {
        store.giveBack(id, chunk.get(), instance.id());
      }
    } catch (RuntimeException e) {
      // The row says what is true: the run offers again whatever has no living owner.
      LOG.warnf(e, "a part of run %s could not be worked at", id);
    }
  }
}
