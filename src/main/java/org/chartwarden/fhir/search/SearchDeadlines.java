package org.chartwarden.fhir.search;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends statements that take too long. One thread looks a few times a second; the driver's own timer
 * keeps a task of every statement until it would have fired, which at thousands of searches a
 * second costs more than it guards.
 */
@Singleton
class SearchDeadlines {

  private static final Logger LOG = Logger.getLogger(SearchDeadlines.class);
  private static final long LOOK_EVERY_MS = 250;

  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("search-deadlines").factory());

  SearchDeadlines() {
    watch.scheduleWithFixedDelay(
        this::endOverdue, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** A statement from its start to its end. */
  final class Running implements AutoCloseable {
    private final Statement statement;
    private final long end;

    private Running(Statement statement, Duration limit) {
      this.statement = statement;
      this.end = System.nanoTime() + limit.toNanos();
    }

    @Override
    public void close() {
      running.remove(this);
    }
  }

  /** Watches a statement until the result is closed. */
  Running watch(Statement statement, Duration limit) {
    Running started = new Running(statement, limit);
    running.add(started);
    return started;
  }

  private void endOverdue() {
    long now = System.nanoTime();
    for (Running one : running) {
      if (now - one.end > 0) {
        try {
          one.statement.cancel();
        } catch (SQLException e) {
          // It ended by itself, or its connection is gone: both are what is wanted.
          LOG.debug("a search could not be cancelled", e);
        }
      }
    }
  }

  @PreDestroy
  void stop() {
    watch.shutdownNow();
  }
}
