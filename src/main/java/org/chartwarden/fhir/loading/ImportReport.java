package org.chartwarden.fhir.loading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an import did; counts grow while it runs. */
public final class ImportReport {

  private final List<String> remarks = new ArrayList<>();
  private long loaded;
  private long rejected;
  private long rejectedBefore;
  private final Map<Path, FileCounts> files = new HashMap<>();
  private final Set<String> before = new HashSet<>();
  private boolean interrupted;

  /**
   * What became of a file.
   *
   * @param loaded resources that were stored from it, in this run or before
   * @param rejected lines that were refused
   * @param before whether an earlier import had loaded it
   */
  public record FileCounts(long loaded, long rejected, boolean before) {}

  /** Resources that were stored. */
  public synchronized long loaded() {
    return loaded;
  }

  /** Lines that were refused, now or in an earlier run of the same files. */
  public synchronized long rejected() {
    return rejected + rejectedBefore;
  }

  /** Whether it ended before all was read. */
  public synchronized boolean interrupted() {
    return interrupted;
  }

  /** Sentences about single files. */
  public synchronized List<String> remarks() {
    return List.copyOf(remarks);
  }

  synchronized void add(UnitWriter.Written written) {
    loaded += written.loaded();
    rejected += written.rejected();
  }

  synchronized void skip(ImportFile file, String reason) {
    remarks.add(file.name() + ": skipped, " + reason);
  }

  synchronized void skip(ImportFile file, ImportRows.FileState state) {
    rejectedBefore += state.rejected();
    before.add(file.fingerprint());
    remarks.add(
        file.name()
            + ": skipped, loaded before ("
            + state.loaded()
            + " resources, "
            + state.rejected()
            + " rejected; --again loads it once more)");
  }

  /** What became of a file; a copy of another one counts nothing. */
  public synchronized FileCounts of(Path path) {
    return files.getOrDefault(path, new FileCounts(0, 0, true));
  }

  synchronized void counted(ImportFile file, ImportRows.FileState state) {
    files.put(
        file.path(),
        new FileCounts(state.loaded(), state.rejected(), before.contains(file.fingerprint())));
  }

  synchronized void rejectsOf(ImportFile file, long count, Path written) {
    remarks.add(file.name() + ": " + count + " rejected, see " + written);
  }

  synchronized void interrupted(boolean value) {
    interrupted = value;
  }
}
