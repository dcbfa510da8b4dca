package org.chartwarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Clinical trials; one subcommand each. */
@Command(
    name = "trials",
    description = "Load clinical trials and match patients against them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TrialsImportCommand.class,
      TrialsMatchCommand.class,
      TrialsPatientsCommand.class
    })
final class TrialsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: import, match or patients.");
  }
}
