package org.chartwarden.agent.tasks;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Calls with an end: the caller goes on when the time is over, the called one is interrupted. */
@ApplicationScoped
class TimedCalls {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("agent-call-", 1).factory());

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /**
   * Runs a call on another thread and waits for it.
   *
   * @throws TimeoutException when it did not end in time
   */
  <T> T within(Duration limit, Supplier<T> call) throws TimeoutException {
    Future<T> future = threads.submit(call::get);
    try {
      return future.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw e;
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
