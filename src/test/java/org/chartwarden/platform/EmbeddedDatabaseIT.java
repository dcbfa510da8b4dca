package org.chartwarden.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts real servers on directories of its own. */
class EmbeddedDatabaseIT {

  @TempDir Path temp;

  @Test
  void keepsItsRowsAndItsPortOverARestart() throws SQLException {
    Path data = temp.resolve("data");
    String address;
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
      address = database.jdbcUrl();
      assertThat(database.joined()).isFalse();
      assertThat(one(database, "SHOW fsync")).isEqualTo("on");
      assertThat(one(database, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(one(database, "SHOW synchronous_commit")).isEqualTo("on");
      run(database, "CREATE TABLE kept (word text)");
      run(database, "INSERT INTO kept VALUES ('häm')");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
      assertThat(database.jdbcUrl()).isEqualTo(address);
      assertThat(database.joined()).isFalse();
      assertThat(one(database, "SELECT word FROM kept")).isEqualTo("häm");
    }
  }

  @Test
  void joinsARunningServerAndLeavesItToItsOwner() throws SQLException {
    Path data = temp.resolve("data");
    try (EmbeddedDatabase owner = EmbeddedDatabase.open(data)) {
      try (EmbeddedDatabase guest = EmbeddedDatabase.open(data)) {
        assertThat(guest.joined()).isTrue();
        assertThat(one(guest, "SELECT 1")).isEqualTo("1");
      }
      assertThat(one(owner, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void adoptsAServerWhoseOwnerIsGoneAndStopsIt() throws IOException {
    Path data = temp.resolve("data");
    EmbeddedDatabase.open(data);
    Files.writeString(data.resolve("owner.pid"), "1\nlong ago\n");
    try (EmbeddedDatabase adopted = EmbeddedDatabase.open(data)) {
      assertThat(adopted.joined()).isTrue();
    }
    assertThat(data.resolve("postgresql/postmaster.pid")).doesNotExist();
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    try (EmbeddedDatabase database = EmbeddedDatabase.open(temp.resolve("data"))) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres").close())
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void beginsAgainAfterAnInterruptedInitialisation() throws IOException, SQLException {
    Path data = temp.resolve("data");
    Files.createDirectories(data.resolve("postgresql"));
    Files.writeString(data.resolve("postgresql/postgresql.conf"), "");
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
      assertThat(one(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void saysWhyADirectoryCannotBeUsed() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> EmbeddedDatabase.open(file))
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not a directory");
  }

  private static String one(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
