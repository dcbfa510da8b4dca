package org.chartwarden.agent.tasks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chartwarden.platform.InstanceLease;

/**
 * Keeps the queue honest, at start and then every few seconds: signs of life for what runs here,
 * tasks of dead processes back to the queue, and queued tasks whose message was lost to the
 * workers.
 */
@ApplicationScoped
class TaskUpkeep {

  /** A queued task older than this is offered to the workers even without a message. */
  private static final long PATIENCE_SECONDS = 5;

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final TaskRecovery recovery;
  private final TaskWorkers workers;
  private final InstanceLease instance;
  private final TaskConfig config;
  private volatile boolean started;

  TaskUpkeep(
      AgentTaskRows rows,
      TaskRecords records,
      TaskRecovery recovery,
      TaskWorkers workers,
      InstanceLease instance,
      TaskConfig config) {
    this.rows = rows;
    this.records = records;
    this.recovery = recovery;
    this.workers = workers;
    this.instance = instance;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    instance.hold();
    recovery.recover();
    offer(records.now(), Integer.MAX_VALUE);
    started = true;
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    started = false;
    workers.stop();
    instance.release();
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void upkeep() {
    if (!started) {
      return;
    }
    instance.hold();
    Set<String> running = workers.running();
    Instant now = records.now();
    if (!running.isEmpty()) {
      QuarkusTransaction.requiringNew()
          .run(() -> rows.extend(instance.id(), running, now.plus(config.lease())));
    }
    recovery.recover();
    offer(now.minusSeconds(PATIENCE_SECONDS), workers.free());
  }

  private void offer(Instant before, int limit) {
    if (limit == 0) {
      return;
    }
    List<String> queued =
        QuarkusTransaction.requiringNew().call(() -> rows.idsIn(TaskStatus.QUEUED, before, limit));
    queued.forEach(workers::submit);
  }
}
