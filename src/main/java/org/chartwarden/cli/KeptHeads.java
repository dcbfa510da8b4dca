package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chartwarden.audit.AuditChainVerifier.Head;

/** Ends of the audit trail that were kept elsewhere. */
final class KeptHeads {

  private KeptHeads() {}

  /**
   * Reads one as {@code audit head} printed it, or a file with one at the end of each line, behind
   * whatever else stands there, such as a time.
   *
   * @throws CommandProblem for anything else, and for a file without any
   */
  static List<Head> read(String text) {
    Path file = Path.of(text);
    if (!Files.isRegularFile(file)) {
      return List.of(head(text, text + ", and there is no such file"));
    }
    try {
      List<Head> heads =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .map(line -> head(line.substring(line.lastIndexOf(' ') + 1), "'" + line + "'"))
              .toList();
      if (heads.isEmpty()) {
        throw new CommandProblem("There is no head in " + file + ".");
      }
      return heads;
    } catch (IOException e) {
      throw new CommandProblem("The heads in " + file + " cannot be read.");
    }
  }

  private static Head head(String text, String shown) {
    return Head.parse(text)
        .orElseThrow(
            () ->
                new CommandProblem(
                    "--head takes a position and a hash as 'audit head' prints them, or a file of"
                        + " such lines, not "
                        + shown
                        + "."));
  }
}
