package org.chartwarden.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the journals of some processes.
 *
 * @param all in the order of their names
 */
record JournalFolder(List<Path> all) {

  /** What there is now; nothing where there is no folder. */
  static JournalFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new JournalFolder(List.of());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new JournalFolder(
          files.filter(p -> p.toString().endsWith(JournalFile.SUFFIX)).sorted().toList());
    } catch (IOException e) {
      throw new AuditProblem("the folder of the journal, " + folder + ", cannot be read", e);
    }
  }

  /** Names of the journals. */
  List<String> journals() {
    return all.stream().map(JournalFolder::journal).distinct().toList();
  }

  private static String journal(Path path) {
    String file = path.getFileName().toString();
    return file.substring(0, file.indexOf('.'));
  }

  /** The files of a journal. */
  List<Path> files(String journal) {
    return all.stream()
        .filter(path -> journal(path).equals(journal))
        .filter(Files::exists)
        .toList();
  }

  /**
   * Takes hold of all files of a journal whose process is gone, in the order of their lines; none
   * when it lives, or another process holds them. Whoever has the first by name has all, so two
   * that start at once never share a journal.
   */
  List<JournalFile.Claim> claims(String journal) {
    List<JournalFile.Claim> claims = new ArrayList<>();
    boolean whole = false;
    try {
      for (Path path : files(journal)) {
        Optional<JournalFile.Claim> claim = JournalFile.Claim.of(path);
        if (claim.isEmpty()) {
          return List.of();
        }
        claims.add(claim.get());
      }
      Map<JournalFile.Claim, Long> firsts = new IdentityHashMap<>();
      claims.forEach(claim -> firsts.put(claim, claim.left(0).first()));
      claims.sort(Comparator.comparing(firsts::get));
      whole = true;
      return claims;
    } finally {
      if (!whole) {
        claims.forEach(JournalFile.Claim::close);
      }
    }
  }

  /** Removes files that a process did not come to finish; one that is being made is young. */
  static void tidy(Path folder, Instant before) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path :
          files
              .filter(p -> p.toString().endsWith(JournalFile.SUFFIX + JournalFile.UNFINISHED))
              .toList()) {
        if (Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (NoSuchFileException gone) {
      // Another process tidied it up, or finished it.
    } catch (IOException e) {
      throw new AuditProblem("the folder of the journal, " + folder + ", cannot be read", e);
    }
  }

  /** How many lines processes left that are gone. */
  long waiting(JournalRows rows) {
    long count = 0;
    for (String journal : journals()) {
      long upto = rows.upto(journal).orElse(Long.MAX_VALUE);
      for (Path path : files(journal)) {
        count += JournalFile.left(path, upto).map(JournalFile.Left::count).orElse(0L);
      }
    }
    return count;
  }
}
