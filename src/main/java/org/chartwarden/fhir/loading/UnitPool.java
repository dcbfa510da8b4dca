package org.chartwarden.fhir.loading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs units on a few threads, with bounded work under way. A unit that writes what another one is
 * writing waits for that one, so the later line of a file always wins.
 */
final class UnitPool implements AutoCloseable {

  private final ExecutorService threads;
  private final int mostUnderWay;
  private final Consumer<ImportUnit> work;

  private final Map<ImportUnit, Set<String>> underWay = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private RuntimeException failure;

  UnitPool(int threads, Consumer<ImportUnit> work) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.mostUnderWay = 2 * threads;
    this.work = work;
  }

  /**
   * Hands a unit over, after waiting for a free place.
   *
   * @return false when the pool was interrupted
   * @throws RuntimeException the failure of an earlier unit
   */
  synchronized boolean submit(ImportUnit unit) {
    Set<String> wanted = unit.keys();
    try {
      while (failure == null
          && (underWay.size() >= mostUnderWay || wanted.stream().anyMatch(keys::contains))) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    rethrow();
    underWay.put(unit, wanted);
    keys.addAll(wanted);
    threads.execute(() -> run(unit));
    return true;
  }

  /** Waits until nothing is under way. */
  synchronized void drain() {
    try {
      while (!underWay.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rethrow();
  }

  @Override
  public void close() {
    threads.close();
  }

  private void run(ImportUnit unit) {
    RuntimeException thrown = null;
    try {
      work.accept(unit);
    } catch (RuntimeException e) {
      // Kept for the thread that submits, which ends the import with it.
      thrown = e;
    }
    synchronized (this) {
      keys.removeAll(underWay.remove(unit));
      if (thrown != null && failure == null) {
        failure = thrown;
      }
      notifyAll();
    }
  }

  private void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }
}
