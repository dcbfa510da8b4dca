package org.chartwarden.cli.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The tables that say how far each file is; every method joins the caller's transaction.
 *
 * <p>Statements fail with {@link ImportProblem}: without these tables an import must not go on.
 */
@ApplicationScoped
class ImportRows {

  private final DataSource database;

  ImportRows(DataSource database) {
    this.database = database;
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
    return query(
            "SELECT finished_at IS NOT NULL, loaded, rejected FROM import_file WHERE fingerprint = ?",
            row -> new FileState(row.getBoolean(1), row.getLong(2), row.getLong(3)),
            file.fingerprint())
        .stream()
        .findFirst();
  }

  /** Forgets a file with its progress and its rejected lines. */
  void forget(ImportFile file) {
    update("DELETE FROM import_file WHERE fingerprint = ?", file.fingerprint());
  }

  void begin(ImportFile file) {
    update(
        "INSERT INTO import_file (fingerprint, name) VALUES (?, ?)"
            + " ON CONFLICT (fingerprint) DO NOTHING",
        file.fingerprint(),
        file.name());
  }

  /** First to last line of what is done. */
  NavigableMap<Long, Long> done(ImportFile file) {
    NavigableMap<Long, Long> ranges = new TreeMap<>();
    query(
            "SELECT first_line, last_line FROM import_range WHERE fingerprint = ?",
            row -> new long[] {row.getLong(1), row.getLong(2)},
            file.fingerprint())
        .forEach(range -> ranges.put(range[0], range[1]));
    return ranges;
  }

  void addRange(ImportUnit unit, int loaded) {
    update(
        "INSERT INTO import_range (fingerprint, first_line, last_line, loaded) VALUES (?, ?, ?, ?)",
        unit.file().fingerprint(),
        unit.first(),
        unit.last(),
        loaded);
  }

  void addReject(ImportFile file, Reject reject) {
    // PostgreSQL text cannot hold the character U+0000.
    update(
        "INSERT INTO import_reject (fingerprint, line, reason, content) VALUES (?, ?, ?, ?)",
        file.fingerprint(),
        reject.line(),
        reject.reason().replace("\u0000", ""),
        reject.content().replace("\u0000", ""));
  }

  List<Reject> rejects(ImportFile file) {
    return query(
        "SELECT line, reason, content FROM import_reject WHERE fingerprint = ? ORDER BY line",
        row -> new Reject(row.getLong(1), row.getString(2), row.getString(3)),
        file.fingerprint());
  }

  /** Totals the ranges and drops them; the file is done. */
  void finish(ImportFile file) {
    String print = file.fingerprint();
    update(
        "UPDATE import_file SET finished_at = now(),"
            + " loaded = (SELECT coalesce(sum(loaded), 0) FROM import_range WHERE fingerprint = ?),"
            + " rejected = (SELECT count(*) FROM import_reject WHERE fingerprint = ?)"
            + " WHERE fingerprint = ?",
        print,
        print,
        print);
    update("DELETE FROM import_range WHERE fingerprint = ?", print);
  }

  /** Tells the planner of the database how much there is now; else it plans for empty tables. */
  void refreshStatistics() {
    update("ANALYZE");
  }

  /**
   * Holds the import lock of the schema until the connection is closed.
   *
   * @throws ImportProblem when another import holds it
   */
  Connection lock() throws SQLException {
    Connection connection = database.getConnection();
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
    throw new ImportProblem("Another import is running on this database; wait for its end.");
  }

  void unlock(Connection connection) throws SQLException {
    try (connection;
        PreparedStatement statement =
            connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
      statement.execute();
    }
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> result = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(reader.read(rows));
        }
      }
      return result;
    } catch (SQLException e) {
      throw new ImportProblem("The progress of the import cannot be read.", e);
    }
  }

  private void update(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new ImportProblem("The progress of the import cannot be written.", e);
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
