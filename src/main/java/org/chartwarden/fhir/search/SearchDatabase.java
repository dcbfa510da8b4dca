package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.FhirProblem;

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

  @Inject
  public SearchDatabase(DataSource dataSource, SearchConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /** All rows of a query, or of a statement that returns rows. */
  <T> List<T> query(Sql sql, RowReader<T> reader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql.text())) {
      statement.setQueryTimeout(Math.toIntExact(Math.max(1, config.timeout().toSeconds())));
      sql.bind(connection, statement);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Runs a statement without rows and tells how many it changed. */
  int update(Sql sql) {
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
