package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits for the end of a run. */
@ApplicationScoped
public class TaskWaiting {

  private final TaskStore store;
  private final TaskSignals signals;

  TaskWaiting(TaskStore store, TaskSignals signals) {
    this.store = store;
    this.signals = signals;
  }

  /** The task as soon as the server has done what it can do alone, else as it is after the time. */
  public AgentTask untilSettled(String id, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      CompletableFuture<Void> signal = signals.next(id);
      AgentTask task =
          store.find(id).orElseThrow(() -> new IllegalStateException("task " + id + " has gone"));
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (task.status().settled() || left.isNegative() || left.isZero()) {
        return task;
      }
      signals.await(signal, left);
    }
  }
}
