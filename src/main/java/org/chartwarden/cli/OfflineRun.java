package org.chartwarden.cli;

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
}
