package org.chartwarden.fhir.terminology.releases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;

/** Runs the statements of the terminology, each within its time. */
final class TerminologySql {

  private static final String CANCELLED = "57014";
  private static final int FETCH = 5000;

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Looks at one row. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  private final DataSource database;

  TerminologySql(DataSource database) {
    this.database = database;
  }

  <T> List<T> list(String sql, int seconds, RowReader<T> reader, Object... arguments) {
    List<T> found = new ArrayList<>();
    each(sql, seconds, row -> found.add(reader.read(row)), arguments);
    return found;
  }

  /**
   * Visits every row.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 422 too-costly when it takes too long
   */
  void each(String sql, int seconds, RowVisitor visitor, Object... arguments) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(seconds);
      statement.setFetchSize(FETCH);
      bind(connection, statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          visitor.visit(rows);
        }
      }
    } catch (SQLException e) {
      if (CANCELLED.equals(e.getSQLState())) {
        throw TerminologyProblems.tooSlow(seconds);
      }
      throw new IllegalStateException("a statement of the terminology failed", e);
    }
  }

  /** Text without what PostgreSQL cannot hold: U+0000 and half surrogates match nothing anyway. */
  static String storable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static void bind(Connection connection, PreparedStatement statement, Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case int[] numbers ->
            statement.setArray(
                i + 1, connection.createArrayOf("int4", Arrays.stream(numbers).boxed().toArray()));
        case String[] texts ->
            statement.setArray(
                i + 1,
                connection.createArrayOf(
                    "text", Arrays.stream(texts).map(TerminologySql::storable).toArray()));
        case String text -> statement.setString(i + 1, storable(text));
        default -> statement.setObject(i + 1, arguments[i]);
      }
    }
  }
}
