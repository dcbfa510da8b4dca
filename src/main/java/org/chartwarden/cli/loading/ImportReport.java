package org.chartwarden.cli.loading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an import did; counts grow while it runs. */
public final class ImportReport {

  private final List<String> remarks = new ArrayList<>();
  private long loaded;
  private long rejected;
  private long rejectedBefore;
  private boolean interrupted;

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
    remarks.add(
        file.name()
            + ": skipped, loaded before ("
            + state.loaded()
            + " resources, "
            + state.rejected()
            + " rejected; --again loads it once more)");
  }

  synchronized void rejectsOf(ImportFile file, int count, Path written) {
    remarks.add(file.name() + ": " + count + " rejected, see " + written);
  }

  synchronized void interrupted(boolean value) {
    interrupted = value;
  }
}
