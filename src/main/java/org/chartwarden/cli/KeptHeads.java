package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.audit.AuditChainVerifier.Head;

/**
 * Ends of the audit trail that were kept elsewhere.
 *
 * @param heads in the order in which they were kept
 * @param skipped numbers, from 1, of lines of the file that end with no head
 */
record KeptHeads(List<Head> heads, List<Integer> skipped) {

  static final KeptHeads NONE = new KeptHeads(List.of(), List.of());

  /**
   * Reads one as {@code audit head} printed it, or a file with one at the end of each line, behind
   * whatever else stands there, such as a time. A line without one, as a command that failed leaves
   * it, does not make the others worthless.
   *
   * @throws CommandProblem for anything else, and for a file without any
   */
  static KeptHeads read(String text) {
    Path file = Path.of(text);
    if (!Files.isRegularFile(file)) {
      return new KeptHeads(
          List.of(
              Head.parse(text)
                  .orElseThrow(
                      () ->
                          new CommandProblem(
                              "--head takes a position and a hash as 'audit head' prints them, or a"
                                  + " file of such lines, not "
                                  + text
                                  + ", and there is no such file."))),
          List.of());
    }
    try {
      return of(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new CommandProblem("The heads in " + file + " cannot be read.");
    }
  }

  private static KeptHeads of(Path file, List<String> lines) {
    List<Head> heads = new ArrayList<>();
    List<Integer> skipped = new ArrayList<>();
    for (int n = 0; n < lines.size(); n++) {
      String line = lines.get(n).strip();
      Optional<Head> head = Head.parse(line.substring(line.lastIndexOf(' ') + 1));
      head.ifPresent(heads::add);
      if (head.isEmpty() && !line.isEmpty()) {
        skipped.add(n + 1);
      }
    }
    if (heads.isEmpty()) {
      throw new CommandProblem("There is no head in " + file + ".");
    }
    return new KeptHeads(heads, skipped);
  }
}
