package org.chartwarden.cli;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves until the process is told to end. */
@Command(
    name = "serve",
    description = "Serve FHIR at /fhir and the agent at /agent/tasks.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The embedded PostgreSQL is used unless CHARTWARDEN_DB_URL (with CHARTWARDEN_DB_USER and",
      "CHARTWARDEN_DB_PASSWORD) or quarkus.datasource.jdbc.url names another one."
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private ServerOptions server;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    int port = server.freePort();
    Console console = new Console(spec.commandLine().getOut());
    DatabaseChoice database = DatabaseChoice.open(server.data());
    console.line("PostgreSQL: " + database.describe());
    return ServerRun.run(
        database,
        server.settings(port),
        stopping -> {
          console.addresses(server.host(), port);
          return OptionalInt.empty();
        });
  }
}
