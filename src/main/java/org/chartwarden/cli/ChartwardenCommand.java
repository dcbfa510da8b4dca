package org.chartwarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole; does nothing without a command. */
@Command(
    name = "chartwarden",
    description = "A FHIR R4 server with a clinical agent.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      ViewCommand.class,
      CalculateCommand.class,
      ExportCommand.class,
      GuideCommand.class,
      TerminologyCommand.class,
      BenchCommand.class,
      TrainCommand.class,
      VersionCommand.class,
      HelpCommand.class
    })
final class ChartwardenCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
