package org.chartwarden.fhir.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/** The tables that say how far each file is; every method joins the caller's transaction. */
@ApplicationScoped
class ImportRows {

  private static final int REJECTS_AT_ONCE = 50;

  private final DataSource source;
  private final Database database;

  ImportRows(DataSource source) {
    this.source = source;
    this.database = new Database(source);
  }

  /**
   * What is known about a file.
   *
   * @param finished whether every line was loaded or rejected
   */
  record FileState(boolean finished, long loaded, long rejected) {}

  /**
   * A line that was refused.
   *
   * @param line its number, from 1
   * @param content the line as it was read
   */
  record Reject(long line, String reason, String content) {}

  Optional<FileState> find(ImportFile file) {
    return database
        .list(
            "SELECT finished_at IS NOT NULL, loaded, rejected FROM import_file WHERE fingerprint = ?",
            row -> new FileState(row.getBoolean(1), row.getLong(2), row.getLong(3)),
            file.fingerprint())
        .stream()
        .findFirst();
  }

  /** Forgets a file with its progress and its rejected lines. */
  void forget(ImportFile file) {
    database.run("DELETE FROM import_file WHERE fingerprint = ?", file.fingerprint());
  }

  void begin(ImportFile file) {
    database.run(
        "INSERT INTO import_file (fingerprint, name) VALUES (?, ?)"
            + " ON CONFLICT (fingerprint) DO NOTHING",
        file.fingerprint(),
        file.name());
  }

  /** First to last line of what is done. */
  NavigableMap<Long, Long> done(ImportFile file) {
    NavigableMap<Long, Long> ranges = new TreeMap<>();
    database
        .list(
            "SELECT first_line, last_line FROM import_range WHERE fingerprint = ?",
            row -> new long[] {row.getLong(1), row.getLong(2)},
            file.fingerprint())
        .forEach(range -> ranges.put(range[0], range[1]));
    return ranges;
  }

  void addRange(ImportUnit unit, int loaded) {
    database.run(
        "INSERT INTO import_range (fingerprint, first_line, last_line, loaded) VALUES (?, ?, ?, ?)",
        unit.file().fingerprint(),
        unit.first(),
        unit.last(),
        loaded);
  }

  void addReject(ImportFile file, Reject reject) {
    // PostgreSQL text cannot hold the character U+0000.
    database.run(
        "INSERT INTO import_reject (fingerprint, line, reason, content) VALUES (?, ?, ?, ?)",
        file.fingerprint(),
        reject.line(),
        reject.reason().replace("\u0000", ""),
        reject.content().replace("\u0000", ""));
  }

  long countRejects(ImportFile file) {
    return database
        .one(
            "SELECT count(*) FROM import_reject WHERE fingerprint = ?",
            row -> row.getLong(1),
            file.fingerprint())
        .orElse(0L);
  }

  /** Hands over the refused lines in order, few in memory at a time; needs a transaction. */
  void eachReject(ImportFile file, Consumer<Reject> taker) {
    database.each(
        "SELECT line, reason, content FROM import_reject WHERE fingerprint = ? ORDER BY line",
        REJECTS_AT_ONCE,
        row -> taker.accept(new Reject(row.getLong(1), row.getString(2), row.getString(3))),
        file.fingerprint());
  }

  /** Totals the ranges and drops them; the file is done. */
  void finish(ImportFile file) {
    String print = file.fingerprint();
    database.run(
        "UPDATE import_file SET finished_at = now(),"
            + " loaded = (SELECT coalesce(sum(loaded), 0) FROM import_range WHERE fingerprint = ?),"
            + " rejected = (SELECT count(*) FROM import_reject WHERE fingerprint = ?)"
            + " WHERE fingerprint = ?",
        print,
        print,
        print);
    database.run("DELETE FROM import_range WHERE fingerprint = ?", print);
  }

  /** Tells the planner of the database how much there is now; else it plans for empty tables. */
  void refreshStatistics() {
    database.run("ANALYZE");
  }

  /**
   * Holds the import lock of the schema until the connection is closed.
   *
   * @throws ImportProblem when another import holds it
   */
  Connection lock() throws SQLException {
    Connection connection = source.getConnection();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT pg_try_advisory_lock(hashtext('import into ' || current_schema()))");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      if (rows.getBoolean(1)) {
        return connection;
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    throw ImportProblem.anotherIsRunning();
  }

  void unlock(Connection connection) throws SQLException {
    try (connection;
        PreparedStatement statement =
            connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
      statement.execute();
    }
  }
}
