package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed benchmark leaves is dropped at the next start; a living one is left alone. */
class ScratchSchemaIT {

  @TempDir Path data;

  @Test
  void dropsLeftoversOfDeadRunsOnly() throws SQLException {
    DatabaseChoice database = DatabaseChoice.open(data);
    try {
      execute(database, "CREATE SCHEMA " + ScratchSchema.PREFIX + "dead");
      ScratchSchema living = ScratchSchema.create(database, "living");
      assertThat(schemas(database)).containsExactly(living.name());
      ScratchSchema second = ScratchSchema.create(database, "second");
      assertThat(schemas(database)).containsExactlyInAnyOrder(living.name(), second.name());
      living.drop();
      second.drop();
      assertThat(schemas(database)).isEmpty();
    } finally {
      database.embedded().ifPresent(embedded -> embedded.close());
    }
  }

  private static void execute(DatabaseChoice database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> schemas(DatabaseChoice database) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, '"
                    + ScratchSchema.PREFIX
                    + "')")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static Connection connect(DatabaseChoice database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
