package org.chartwarden.cli;

import java.util.LinkedHashMap;
import java.util.Map;
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
      "CHARTWARDEN_DB_PASSWORD) or quarkus.datasource.jdbc.url names another one.",
      "With --production the server does not start without TLS or a proxy that ends it, signing keys,",
      "a good database password and chartwarden.auth.base-url; it then says what is missing.",
      "Exit code: 0 ended as told, 78 refused to serve as it is set, 1 anything else."
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private ServerOptions server;
  @Mixin private ServingOptions serving;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    int port = server.freePort();
    Console console = new Console(spec.commandLine().getOut());
    DatabaseChoice database = DatabaseChoice.open(server.data());
    console.line("PostgreSQL: " + database.describe());
    Map<String, String> settings = new LinkedHashMap<>(server.settings(port));
    settings.putAll(serving.settings(port));
    return ServerRun.run(
        database,
        settings,
        stopping -> {
          console.addresses(address(port), ServerOptions.closed());
          return OptionalInt.empty();
        });
  }

  private String address(int port) {
    String plain = Console.baseUrl(server.host(), port);
    return serving.tls() ? plain.replaceFirst("^http:", "https:") : plain;
  }
}
