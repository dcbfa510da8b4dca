package org.chartwarden.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Settings of commands that use the store without serving. */
final class OfflineRun {

  /** The application without its listener, its queues and its chatter. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "quarkus.http.host-enabled", "false",
          "chartwarden.tasks.enabled", "false",
          "chartwarden.subscriptions.enabled", "false",
          "chartwarden.jobs.enabled", "false",
          "quarkus.log.console.level", "WARN",
          // The queue has no reader here, which is what its warning says.
          "quarkus.log.category.\"io.smallrye.reactive.messaging\".level", "ERROR");

  /** Exit code of a command that was told to stop before its end. */
  static final int STOPPED = 130;

  private OfflineRun() {}

  /** Opens the database, tells which it is, and does the work inside the application. */
  static int run(PrintWriter out, DataOption data, ServerRun.Work work) throws Exception {
    DatabaseChoice database = data.open();
    new Console(out).line("PostgreSQL: " + database.describe());
    return ServerRun.run(database, SETTINGS, work);
  }

  /** The value of {@code --since}. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new CommandProblem(
          "--since must be an instant such as 2026-01-31T08:00:00Z, not " + text + ".", e);
    }
  }
}
