package org.chartwarden.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs one statement on the connection of the current transaction, or on one of its own. */
public final class Database {

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes one row. */
  @FunctionalInterface
  public interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  private final DataSource source;

  public Database(DataSource source) {
    this.source = source;
  }

  /** All rows of a query, or of a statement that returns rows. */
  public <T> List<T> list(String sql, RowReader<T> reader, Object... arguments) {
    List<T> found = new ArrayList<>();
    each(sql, 0, row -> found.add(reader.read(row)), arguments);
    return found;
  }

  /** The first row, if there is one. */
  public <T> Optional<T> one(String sql, RowReader<T> reader, Object... arguments) {
    return list(sql, reader, arguments).stream().findFirst();
  }

  /**
   * Hands over the rows one by one.
   *
   * @param fetch rows that lie in memory at a time, 0 for all; less than all needs a transaction
   */
  public void each(String sql, int fetch, RowTaker taker, Object... arguments) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, arguments);
      statement.setFetchSize(fetch);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    } catch (SQLException e) {
      throw new DatabaseProblem(e);
    }
  }

  /** Runs a statement without rows and tells how many it changed. */
  public int run(String sql, Object... arguments) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, arguments);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseProblem(e);
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      switch (argument) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case byte[][] items -> statement.setArray(i + 1, connection.createArrayOf("bytea", items));
        case Long[] longs -> statement.setArray(i + 1, connection.createArrayOf("bigint", longs));
        case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
        default -> statement.setObject(i + 1, argument);
      }
    }
  }

  /** A column of type timestamptz; null where it is NULL. */
  public static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
