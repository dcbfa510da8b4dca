package org.chartwarden.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of servers that a command starts for itself: on a free port, for this machine alone, and
 * on data that is thrown away. They ask for no token, whatever is set for the servers that stay.
 */
final class ScratchSettings {

  private ScratchSettings() {}

  /**
   * The settings.
   *
   * @param port a free port of this machine
   */
  static Map<String, String> on(int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("chartwarden.auth.open", "true");
    settings.put("chartwarden.serving.profile", "local");
    // What is measured must not share the cores with reading ahead; who measures that does it.
    settings.put("chartwarden.trials.records.read-ahead", "false");
    return settings;
  }
}
