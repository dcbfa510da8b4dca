package org.chartwarden.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A schema of the database that exists as long as one command runs. The command holds an advisory
 * lock named after it; a killed process gives the lock up, and so the next one knows which schemas
 * are leftovers.
 */
final class ScratchSchema {

  /** Every scratch schema begins so. */
  static final String PREFIX = "chartwarden_bench_";

  private final DatabaseChoice database;
  private final String name;
  private final Connection holder;

  private ScratchSchema(DatabaseChoice database, String name, Connection holder) {
    this.database = database;
    this.name = name;
    this.holder = holder;
  }

  /**
   * Drops what dead runs left and makes an empty schema.
   *
   * @param suffix makes the name unique
   * @throws CommandProblem when the database refuses
   */
  static ScratchSchema create(DatabaseChoice database, String suffix) {
    String name = PREFIX + suffix;
    try {
      Connection holder = connect(database);
      try {
        dropLeftovers(holder);
        lock(holder, name);
        try (Statement statement = holder.createStatement()) {
          statement.execute("CREATE SCHEMA " + name);
        }
        return new ScratchSchema(database, name, holder);
      } catch (SQLException e) {
        holder.close();
        throw e;
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static void dropLeftovers(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, ?)")) {
      statement.setString(1, PREFIX);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    for (String schema : found) {
      if (schema.matches("[a-z0-9_]+") && lock(connection, schema)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
        unlock(connection, schema);
      }
    }
  }

  /** Whether the lock could be had; a living run has its own. */
  private static boolean lock(Connection connection, String schema) throws SQLException {
    return ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", schema);
  }

  private static void unlock(Connection connection, String schema) throws SQLException {
    ask(connection, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", schema);
  }

  private static boolean ask(Connection connection, String sql, String schema) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  String name() {
    return name;
  }

  /** Settings that send the application to this schema; extensions are found in public. */
  Map<String, String> settings() {
    String url = database.url();
    return Map.of(
        "quarkus.datasource.jdbc.url",
        url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name + ",public");
  }

  void drop() {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
      holder.close();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static Connection connect(DatabaseChoice database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static CommandProblem refused(SQLException e) {
    return new CommandProblem("The database refuses the scratch schema: " + e.getMessage(), e);
  }
}
