package org.chartwarden.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.cli.http.LocalServer;

/** The whole server on a free port of this machine and in a scratch schema, for one benchmark. */
final class ScratchServer {

  /** What is done while it serves. */
  @FunctionalInterface
  interface Work {

    /** Does the work; the exit code comes back. */
    OptionalInt run(LocalServer server, AtomicBoolean stopping) throws Exception;
  }

  private ScratchServer() {}

  /** Starts it, does the work, stops it and drops the schema; returns the exit code. */
  static int run(Console console, DataOption data, Work work) throws Exception {
    DatabaseChoice database = data.open();
    console.step("PostgreSQL: " + database.describe());
    int port = LocalServer.freePort();
    ScratchSchema schema =
        ScratchSchema.create(database, Long.toString(ProcessHandle.current().pid()));
    Map<String, String> settings = new LinkedHashMap<>(schema.settings());
    settings.putAll(ScratchSettings.on(port));
    settings.put("quarkus.log.console.level", "WARN");
    return ServerRun.run(
        database,
        settings,
        stopping -> work.run(new LocalServer("http://127.0.0.1:" + port), stopping),
        schema::drop);
  }
}
