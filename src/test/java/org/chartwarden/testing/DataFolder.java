package org.chartwarden.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The database that a program started in its data folder, spoken to past the program. */
public final class DataFolder {

  private final Path folder;

  public DataFolder(Path folder) {
    this.folder = folder;
  }

  /** Runs statements without rows. */
  public void tell(String... statements) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** One number; 0 while there is no database to answer. */
  public long ask(String sql) throws IOException {
    if (!Files.exists(folder.resolve("access.properties"))) {
      return 0;
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException notYet) {
      return 0;
    }
  }

  private Connection connect() throws IOException, SQLException {
    Properties access = new Properties();
    try (var reader = Files.newBufferedReader(folder.resolve("access.properties"))) {
      access.load(reader);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + access.getProperty("port") + "/postgres",
        "postgres",
        access.getProperty("password"));
  }
}
