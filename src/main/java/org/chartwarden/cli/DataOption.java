package org.chartwarden.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that uses the database. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = DatabaseChoice.DATA_DEFAULT,
      description = DatabaseChoice.DATA_HELP)
  private Path folder;

  Path folder() {
    return folder;
  }

  /** Opens the database that the command is to use. */
  DatabaseChoice open() {
    return DatabaseChoice.open(folder);
  }
}
