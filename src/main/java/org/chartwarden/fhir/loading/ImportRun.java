package org.chartwarden.fhir.loading;

import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.chartwarden.smart.AccessContext;

/**
 * Imports files: institutions first, then patients, then the rest; what refers to something that is
 * not there yet is tried again after the others.
 */
@ApplicationScoped
@Unremovable
public class ImportRun {

  private static final int LONG_SECONDS = 600;

  private final UnitWriter writer;
  private final ImportRows rows;

  ImportRun(UnitWriter writer, ImportRows rows) {
    this.writer = writer;
    this.rows = rows;
  }

  /**
   * How to import.
   *
   * @param who with whose rights resources are stored
   * @param paths files and folders
   * @param threads units that are stored at the same time
   * @param again load files that were loaded before once more
   * @param rejectsFolder where the files of rejected lines go
   */
  public record Wish(
      AccessContext who, List<Path> paths, int threads, boolean again, Path rejectsFolder) {
    public Wish {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Does the import.
   *
   * @param stopping ends it after the units that are under way when it turns true
   * @throws ImportProblem when it cannot go on
   */
  public ImportReport run(Wish wish, ImportProgress progress, BooleanSupplier stopping) {
    List<ImportFile> files = ImportFile.find(wish.paths());
    if (files.isEmpty()) {
      throw new ImportProblem("There is nothing to import under " + wish.paths() + ".");
    }
    try {
      Connection lock = rows.lock();
      try {
        return new Session(wish, progress, stopping).load(files);
      } finally {
        rows.unlock(lock);
      }
    } catch (SQLException e) {
      throw new ImportProblem("The database cannot be used: " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new ImportProblem("The rejected lines cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /** The state of one import. */
  private final class Session {
    private final Wish wish;
    private final ImportProgress progress;
    private final BooleanSupplier stopping;
    private final ImportReport report = new ImportReport();

    Session(Wish wish, ImportProgress progress, BooleanSupplier stopping) {
      this.wish = wish;
      this.progress = progress;
      this.stopping = stopping;
    }

    ImportReport load(List<ImportFile> files) throws IOException {
      List<ImportFile> open = begin(files);
      progress.begin(open.stream().mapToLong(ImportFile::size).sum());
      long before = -1;
      List<ImportFile> waiting = open;
      while (!waiting.isEmpty() && !stopping.getAsBoolean() && report.loaded() > before) {
        before = report.loaded();
        waiting = pass(waiting, true);
      }
      if (!stopping.getAsBoolean()) {
        pass(waiting, false);
      }
      if (report.loaded() > 0) {
        QuarkusTransaction.requiringNew().timeout(LONG_SECONDS).run(rows::refreshStatistics);
      }
      progress.end();
      writeRejects(files);
      count(files);
      report.interrupted(stopping.getAsBoolean());
      return report;
    }

    /** The files that are not finished, each once; the others are reported as skipped. */
    private List<ImportFile> begin(List<ImportFile> files) {
      List<ImportFile> open = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (ImportFile file : files) {
        if (!seen.add(file.fingerprint())) {
          report.skip(file, "the same content as another file");
          continue;
        }
        QuarkusTransaction.requiringNew()
            .run(
                () -> {
                  if (wish.again()) {
                    rows.forget(file);
                  }
                  Optional<ImportRows.FileState> state = rows.find(file);
                  if (state.isPresent() && state.get().finished()) {
                    report.skip(file, state.get());
                  } else {
                    rows.begin(file);
                    open.add(file);
                  }
                });
      }
      return open;
    }

    /** Loads the files tier by tier; returns those with lines that were put off. */
    private List<ImportFile> pass(List<ImportFile> files, boolean mayDefer) {
      List<ImportFile> waiting = new ArrayList<>();
      for (int tier = ImportFile.INFRASTRUCTURE; tier <= ImportFile.THE_REST; tier++) {
        int current = tier;
        List<ImportFile> group = files.stream().filter(f -> f.tier() == current).toList();
        if (tier == ImportFile.INFRASTRUCTURE) {
          // These files refer to each other, in the order of their names.
          group.forEach(file -> waiting.addAll(loadTogether(List.of(file), mayDefer)));
        } else {
          waiting.addAll(loadTogether(group, mayDefer));
        }
      }
      return waiting;
    }

    private List<ImportFile> loadTogether(List<ImportFile> files, boolean mayDefer) {
      List<ImportFile> waiting = new ArrayList<>();
      List<ImportFile> read = new ArrayList<>();
      UnitPool pool =
          new UnitPool(
              wish.threads(),
              unit -> {
                UnitWriter.Written written = writer.write(wish.who(), unit, mayDefer);
                if (written.deferred() > 0) {
                  synchronized (waiting) {
                    if (!waiting.contains(unit.file())) {
                      waiting.add(unit.file());
                    }
                  }
                }
                report.add(written);
                progress.advance(unit.bytes(), report);
              });
      try (pool) {
        for (ImportFile file : files) {
          boolean complete =
              new ImportReader(
                      file, doneOf(file), unit -> !stopping.getAsBoolean() && pool.submit(unit))
                  .read();
          if (!complete) {
            break;
          }
          read.add(file);
        }
        pool.drain();
      }
      read.removeAll(waiting);
      read.forEach(file -> QuarkusTransaction.requiringNew().run(() -> rows.finish(file)));
      return waiting;
    }

    private NavigableMap<Long, Long> doneOf(ImportFile file) {
      NavigableMap<Long, Long> done = new TreeMap<>();
      QuarkusTransaction.requiringNew().run(() -> done.putAll(rows.done(file)));
      return done;
    }

    private void count(List<ImportFile> files) {
      for (ImportFile file : files) {
        QuarkusTransaction.requiringNew()
            .run(() -> rows.find(file).ifPresent(state -> report.counted(file, state)));
      }
    }

    private void writeRejects(List<ImportFile> files) throws IOException {
      RejectFiles target = new RejectFiles(wish.rejectsFolder());
      for (ImportFile file : files) {
        long count = rows.countRejects(file);
        if (count > 0) {
          Path written =
              target.write(
                  file,
                  line ->
                      QuarkusTransaction.requiringNew()
                          .timeout(LONG_SECONDS)
                          .run(() -> rows.eachReject(file, line)));
          report.rejectsOf(file, count, written);
        }
      }
    }
  }
}
