package org.chartwarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Clinical notes on the command line. */
@Command(
    name = "notes",
    description = "Read clinical notes.",
    mixinStandardHelpOptions = true,
    subcommands = NotesReadCommand.class)
final class NotesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: read.");
  }
}
