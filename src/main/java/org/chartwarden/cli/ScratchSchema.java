package org.chartwarden.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A schema of the database that exists as long as one command runs. */
final class ScratchSchema {

  private final DatabaseChoice database;
  private final String name;

  private ScratchSchema(DatabaseChoice database, String name) {
    this.database = database;
    this.name = name;
  }

  /**
   * Makes an empty schema.
   *
   * @throws CommandProblem when the database refuses
   */
  static ScratchSchema create(DatabaseChoice database, String name) {
    ScratchSchema schema = new ScratchSchema(database, name);
    schema.execute("CREATE SCHEMA " + name);
    return schema;
  }

  /** Settings that send the application to this schema; extensions are found in public. */
  Map<String, String> settings() {
    String url = database.url();
    return Map.of(
        "quarkus.datasource.jdbc.url",
        url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name + ",public");
  }

  void drop() {
    execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
  }

  private void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new CommandProblem("The database refuses '" + sql + "': " + e.getMessage(), e);
    }
  }
}
