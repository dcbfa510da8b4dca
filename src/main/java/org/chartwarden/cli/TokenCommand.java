package org.chartwarden.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An access token of the server on this machine, for scripts. */
@Command(
    name = "token",
    description = "Print an access token of the server that runs on this machine, for scripts.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  curl -H \"Authorization: Bearer $(./chartwarden token --scope 'system/*.rs')\" \\",
      "    http://localhost:8080/fhir/Patient",
      "  ./chartwarden token --scope 'patient/Observation.rs' --patient example-1"
    })
final class TokenCommand implements Callable<Integer> {

  @Option(
      names = "--scope",
      required = true,
      paramLabel = "SCOPES",
      description = "SMART scopes, separated by blanks, such as 'system/*.cruds'.")
  private String scope;

  @Option(
      names = "--patient",
      paramLabel = "ID",
      description = "Logical id of the patient in context, for patient/ scopes.")
  private String patient;

  @Option(
      names = "--user",
      paramLabel = "REFERENCE",
      description = "Who it is for, such as Practitioner/7, for user/ scopes.")
  private String user;

  @Mixin private RunningServer server;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .println(
            LocalTokens.issue(
                server.open(), scope, Optional.ofNullable(user), Optional.ofNullable(patient)));
    return 0;
  }
}
