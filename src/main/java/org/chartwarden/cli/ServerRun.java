package org.chartwarden.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.chartwarden.platform.EmbeddedDatabase;
import org.chartwarden.platform.EmbeddedDatabaseProblem;
import org.chartwarden.smart.serving.ServingProblem;

/**
 * Runs the application in this process: start, work, stop, and last the database, also when the
 * process is told to end.
 */
public final class ServerRun implements QuarkusApplication {

  /** What a command does once the application has started. */
  @FunctionalInterface
  interface Work {

    /**
     * Does the work of the command.
     *
     * @param stopping turns true when the process was told to end; long work ends early then
     * @return exit code, or empty to keep serving until the process is told to end
     */
    OptionalInt run(AtomicBoolean stopping) throws Exception;
  }

  /** Longest that an orderly end may take before the database is stopped regardless. */
  private static final int STOP_SECONDS = 30;

  private static final AtomicReference<Work> WORK = new AtomicReference<>();
  private static final AtomicReference<Exception> FAILURE = new AtomicReference<>();
  private static final AtomicBoolean STOPPING = new AtomicBoolean();

  /**
   * Starts the application with these settings and does the work; returns when it has stopped.
   *
   * @return exit code of the process
   */
  static int run(DatabaseChoice database, Map<String, String> settings, Work work)
      throws Exception {
    return run(database, settings, work, () -> {});
  }

  /**
   * As {@link #run(DatabaseChoice, Map, Work)}.
   *
   * @param last done when the application has stopped and its database still runs
   */
  static int run(DatabaseChoice database, Map<String, String> settings, Work work, Runnable last)
      throws Exception {
    database.settings().forEach(System::setProperty);
    settings.forEach(System::setProperty);
    WORK.set(work);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread end =
        new Thread(
            () -> {
              STOPPING.set(true);
              await(stopped);
              database.embedded().ifPresent(ServerRun::close);
            },
            "chartwarden-end");
    Runtime.getRuntime().addShutdownHook(end);
    AtomicInteger code = new AtomicInteger();
    AtomicReference<Throwable> startFailure = new AtomicReference<>();
    try {
      Quarkus.run(
          ServerRun.class,
          (exit, failure) -> {
            code.set(exit);
            startFailure.set(failure);
          });
    } finally {
      try {
        last.run();
      } finally {
        stopped.countDown();
      }
    }
    if (FAILURE.get() != null) {
      throw FAILURE.get();
    }
    if (startFailure.get() != null && root(startFailure.get()) instanceof ServingProblem refused) {
      throw refused;
    }
    if (startFailure.get() != null) {
      throw new CommandProblem(
          "The server did not start: " + rootMessage(startFailure.get()), startFailure.get());
    }
    return code.get();
  }

  @Override
  public int run(String... args) {
    try {
      OptionalInt code = WORK.get().run(STOPPING);
      if (code.isPresent()) {
        return code.getAsInt();
      }
      Quarkus.waitForExit();
      return 0;
    } catch (Exception e) {
      // Carried to the thread of the command, which reports it.
      FAILURE.set(e);
      return 1;
    }
  }

  private static void await(CountDownLatch stopped) {
    try {
      if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The server did not stop in time; stopping its database now.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(EmbeddedDatabase database) {
    try {
      database.close();
    } catch (EmbeddedDatabaseProblem e) {
      System.err.println(e.getMessage());
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = root(failure);
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
