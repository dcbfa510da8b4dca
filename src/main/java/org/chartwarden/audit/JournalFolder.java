package org.chartwarden.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** The files of a journal that nobody writes any more, in the order of their lines. */
  List<Path> left(String journal) {
    Map<Path, Long> firsts = new TreeMap<>();
    for (Path path : files(journal)) {
      JournalFile.left(path, 0).ifPresent(left -> firsts.put(path, left.first()));
    }
    List<Path> ordered = new ArrayList<>(firsts.keySet());
    ordered.sort(Comparator.comparing(firsts::get));
    return ordered;
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
