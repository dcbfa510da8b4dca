package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.FhirProblem;
import org.postgresql.PGStatement;

/** Runs search statements with their time limit. */
@ApplicationScoped
public class SearchDatabase {

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final String CANCELLED = "57014";

  private final DataSource dataSource;
  private final SearchConfig config;
  private final SearchDeadlines deadlines;

  @Inject
  public SearchDatabase(DataSource dataSource, SearchConfig config, SearchDeadlines deadlines) {
    this.dataSource = dataSource;
    this.config = config;
    this.deadlines = deadlines;
  }

  /** All rows of a query whose plan does not depend on its arguments. */
  <T> List<T> query(Sql sql, RowReader<T> reader) {
    return run(sql.withKeys(this::keys), reader, false);
  }

  /**
   * All rows of a search. It is planned anew each time, for its very arguments: how often a code or
   * a patient occurs decides which index to begin with, and a plan made for the average argument
   * can be a thousand times slower.
   */
  <T> List<T> search(Sql sql, RowReader<T> reader) {
    return run(sql.withKeys(this::keys), reader, true);
  }

  private long[] keys(TokenKeys wanted) {
    List<Long> keys = run(wanted.query(), row -> row.getLong(1), false);
    if (keys.size() > TokenKeys.MOST) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-systems",
          "the codes of this search occur in too many systems; name the system, system|code");
    }
    return keys.stream().mapToLong(Long::longValue).toArray();
  }

  private <T> List<T> run(Sql sql, RowReader<T> reader, boolean planned) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql.text())) {
      if (planned) {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      }
      sql.bind(connection, statement);
      List<T> found = new ArrayList<>();
      try (SearchDeadlines.Running running = deadlines.watch(statement, config.timeout());
          ResultSet rows = statement.executeQuery()) {
        assert running != null;
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * When the oldest transaction that is still writing began; what it writes may carry any instant
   * since then and is not visible yet. The present when nobody else writes.
   */
  Instant oldestWriter() {
    return query(
            new Sql()
                .add("SELECT COALESCE(min(xact_start), clock_timestamp()) FROM pg_stat_activity")
                .add(" WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()"),
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .get(0);
  }

  /** Runs a statement without rows and tells how many it changed. */
  int update(Sql unresolved) {
    Sql sql = unresolved.withKeys(this::keys);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql.text())) {
      sql.bind(connection, statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(SQLException e) {
    if (CANCELLED.equals(e.getSQLState())) {
      return new FhirProblem(
          503,
          "timeout",
          "search-timeout",
          "the search took longer than "
              + config.timeout().toSeconds()
              + " s and was stopped; narrow it, for instance by patient or date");
    }
    return new SearchFailure("a search statement failed", e);
  }
}
