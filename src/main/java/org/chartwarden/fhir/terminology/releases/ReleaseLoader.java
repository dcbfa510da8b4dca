package org.chartwarden.fhir.terminology.releases;

import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Loads, lists and removes releases. Whoever calls it announces the change afterwards. */
@ApplicationScoped
@Unremovable
public class ReleaseLoader {

  private static final int LONGEST_SECONDS = 4 * 3600;

  private final DataSource database;
  private final Clock clock;

  @Inject
  ReleaseLoader(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What to load.
   *
   * @param system one of {@link #systems}
   * @param path folder, zip file or single file
   * @param version its version, where the files do not tell it
   * @param keepOthers whether other versions of the code system stay
   */
  public record Wish(String system, Path path, Optional<String> version, boolean keepOthers) {}

  /** A release that is loaded. */
  public record Loaded(
      String system, String url, String version, int concepts, String source, Instant loadedAt) {}

  /** The names of the code systems whose releases can be loaded, each with what is looked for. */
  public static List<String> systems() {
    return ReleaseReaderCatalog.all().stream()
        .map(reader -> reader.id() + ": " + reader.expects())
        .toList();
  }

  /**
   * Loads a release in the place of what is there.
   *
   * @throws ReleaseProblem when it cannot be loaded; then nothing has changed
   */
  public ReleaseReport load(Wish wish, ReleaseProgress progress) {
    ReleaseReader reader =
        ReleaseReaderCatalog.find(wish.system())
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        "There is no system '"
                            + wish.system()
                            + "': use loinc, snomed, rxnorm or icd10cm."));
    ReleaseReport report = new ReleaseReport();
    try (ReleaseFiles files = ReleaseFiles.of(wish.path())) {
      ReleaseDraft draft =
          reader.read(files, wish.version(), new TableLines(report, progress), report);
      if (draft.size() == 0) {
        throw new ReleaseProblem(
            "There is no concept in " + wish.path() + "; nothing was changed.");
      }
      progress.end();
      int[][] ancestors =
          Ancestry.closed(
              draft.parents(),
              place ->
                  report.bad(
                      wish.path().getFileName().toString(),
                      0,
                      "the hierarchy leads in a circle through " + draft.code(place)));
      store(reader, draft, ancestors, wish, progress);
      report.loaded(draft.url(), draft.version(), draft.size());
      return report;
    } finally {
      progress.end();
    }
  }

  private void store(
      ReleaseReader reader,
      ReleaseDraft draft,
      int[][] ancestors,
      Wish wish,
      ReleaseProgress progress) {
    inTransaction(
        connection ->
            new ReleaseWriter(connection, progress)
                .store(
                    reader,
                    draft,
                    ancestors,
                    wish.path().toString(),
                    clock.instant(),
                    wish.keepOthers()));
  }

  /** The releases that are loaded, by system and version. */
  public List<Loaded> list() {
    return new TerminologySql(database)
        .list(
            "SELECT release, url, version, concepts, source, loaded_at FROM terminology_system"
                + " ORDER BY release, version",
            30,
            row ->
                new Loaded(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getObject(6, OffsetDateTime.class).toInstant()));
  }

  /**
   * Removes releases of a system.
   *
   * @param version the one to remove; empty for all
   * @return how many were removed
   */
  public int remove(String system, Optional<String> version) {
    List<Integer> ids =
        new TerminologySql(database)
            .list(
                "SELECT id FROM terminology_system WHERE release = ? AND (? = '' OR version = ?)",
                30,
                row -> row.getInt(1),
                system,
                version.orElse(""),
                version.orElse(""));
    inTransaction(
        connection -> {
          ReleaseWriter writer = new ReleaseWriter(connection, null);
          for (int id : ids) {
            writer.remove(id);
          }
        });
    return ids.size();
  }

  /** Work on the connection of a transaction. */
  @FunctionalInterface
  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void inTransaction(Work work) {
    QuarkusTransaction.requiringNew()
        .timeout(LONGEST_SECONDS)
        .run(
            () -> {
              try (Connection connection = database.getConnection()) {
                work.run(connection);
              } catch (SQLException e) {
                throw new ReleaseProblem(
                    "The database refused: " + e.getMessage() + "; nothing was changed.", e);
              }
            });
  }
}
