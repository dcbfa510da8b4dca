package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The people who may sign in at the server on this machine. */
@Command(
    name = "users",
    description = "Make accounts at the server on this machine.",
    mixinStandardHelpOptions = true)
final class UsersCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: add.");
  }

  @Command(
      name = "add",
      description = "Make an account, or give one a new password, which also unlocks it.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example:",
        "  ./chartwarden users add meyer --fhir-user Practitioner/7 --display 'Dr. Meyer' --password"
      })
  int add(
      @Parameters(paramLabel = "NAME", description = "What they sign in with.") String name,
      @Option(
              names = "--fhir-user",
              required = true,
              paramLabel = "REFERENCE",
              description = "The Practitioner, Patient or RelatedPerson they are.")
          String fhirUser,
      @Option(names = "--display", description = "Their name, for people.") String display,
      @Option(
              names = "--password",
              required = true,
              interactive = true,
              arity = "0..1",
              description = "Their password; asked for when no value is given.")
          String password,
      @Mixin RunningServer server) {
    ObjectNode wanted = Json.object().put("fhirUser", fhirUser).put("password", password);
    if (display != null) {
      wanted.put("display", display);
    }
    RunningServer.done(server.open().put("/auth/local/users/" + name, wanted));
    spec.commandLine().getOut().println(name + " may sign in as " + fhirUser + ".");
    return 0;
  }
}
