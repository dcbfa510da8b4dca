package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Wakes who waits for a task. Only a hint: the database says what is true, and a waiter looks there
 * again after a second, because another server may run the task.
 */
@ApplicationScoped
public class TaskSignals {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final ConcurrentMap<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

  /** What the next change of a task completes; take it before looking at the task. */
  public CompletableFuture<Void> next(String taskId) {
    return waiting.computeIfAbsent(taskId, unused -> new CompletableFuture<>());
  }

  /** Says that a task changed; call it after the change is committed. */
  void raise(String taskId) {
    CompletableFuture<Void> signal = waiting.remove(taskId);
    if (signal != null) {
      signal.complete(null);
    }
  }

  /** Waits for the signal, at most as long as given and never much more than a second. */
  public void await(CompletableFuture<Void> signal, Duration atMost) throws InterruptedException {
    Duration time = atMost.compareTo(LOOK_AGAIN) < 0 ? atMost : LOOK_AGAIN;
    try {
      signal.get(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Nothing was heard; the caller looks at the database.
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a signal never fails", e);
    }
  }
}
