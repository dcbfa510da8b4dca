package org.chartwarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Clinical trials; one subcommand each. */
@Command(
    name = "trials",
    description = "Load clinical trials.",
    mixinStandardHelpOptions = true,
    subcommands = TrialsImportCommand.class)
final class TrialsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: import.");
  }
}
