package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that a command writes. */
final class PageFile {

  private PageFile() {}

  /** Writes it; a {@link CommandProblem} where that cannot be done. */
  static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new CommandProblem("The file " + file + " cannot be written.", e);
    }
  }
}
