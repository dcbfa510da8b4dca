package org.chartwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Entries that were sealed while each still held its own hash stay sealed by the same hashes. */
@QuarkusTest
class AuditMigrationIT {

  private static final String SCHEMA = "audit_migration_it";
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @AfterEach
  void drop() throws SQLException {
    execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
  }

  @Test
  void whatWasSealedStaysSealedAndWhatWasOpenIsSealedNext() throws SQLException {
    migrate("061");
    // The entry with id 3 was committed late, so it was sealed after the one with id 5.
    AuditSeal.Link head = AuditSeal.Link.FIRST;
    for (long id : List.of(1L, 2L, 4L, 5L, 3L, 6L)) {
      head = insertSealed(id, head);
    }
    execute(
        "INSERT INTO "
            + SCHEMA
            + ".audit_entry (id, recorded_at, actor, action, outcome, subject, detail)"
            + " OVERRIDING SYSTEM VALUE VALUES (8, now(), 'a', 'b', 'success', 'c', '{}')");
    migrate("latest");

    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA + ",public");
    source.setUser(user);
    source.setPassword(password);
    AuditEntryRows rows = new AuditEntryRows(source);
    AuditSealRows seals = new AuditSealRows(source);
    AuditChainVerifier.Verdict verdict = new AuditChainVerifier(rows, seals).verify();
    assertThat(verdict.problem()).isEmpty();
    assertThat(verdict.sealed()).isEqualTo(6);
    assertThat(verdict.unsealed()).isEqualTo(1);
    assertThat(verdict.head()).isEqualTo(head.hash());
    assertThat(rows.unsealed(seals.end().settled(), 10))
        .extracting(AuditEntryRow::id)
        .containsExactly(8L);

    rows.insert(List.of(new AuditEntry("a", "b", "success", "c", null)), AT);
    assertThat(rows.unsealed(seals.end().settled(), 10))
        .extracting(AuditEntryRow::id)
        .containsExactly(8L, 9L);

    // Entries are chained by their lines from here on, behind those that were chained by members.
    assertThat(new AuditSealer(rows, seals).seal()).isEqualTo(2);
    AuditChainVerifier.Verdict both = new AuditChainVerifier(rows, seals).verify();
    assertThat(both.problem()).isEmpty();
    assertThat(both.sealed()).isEqualTo(8);
    execute("ALTER TABLE " + SCHEMA + ".audit_seal DISABLE TRIGGER USER");
    execute("UPDATE " + SCHEMA + ".audit_seal SET form = 5 - form");
    assertThat(new AuditChainVerifier(rows, seals).verify().problem())
        .contains("audit entry 1 was changed");
  }

  private AuditSeal.Link insertSealed(long id, AuditSeal.Link before) throws SQLException {
    AuditEntryRow entry =
        new AuditEntryRow(id, AT, "client/a", "create", "success", "Patient/" + id, "{}");
    long position = before.position() + 1;
    byte[] hash = entry.hashAt(position, before.hash());
    try (Connection connection = DriverManager.getConnection(url, user, password);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO "
                    + SCHEMA
                    + ".audit_entry (id, recorded_at, actor, action, outcome, subject, detail,"
                    + " position, previous_hash, hash) OVERRIDING SYSTEM VALUE"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?)")) {
      insert.setLong(1, id);
      insert.setObject(2, AT.atOffset(ZoneOffset.UTC));
      insert.setString(3, entry.actor());
      insert.setString(4, entry.action());
      insert.setString(5, entry.outcome());
      insert.setString(6, entry.subject());
      insert.setString(7, entry.detail());
      insert.setLong(8, position);
      insert.setString(9, before.hash());
      insert.setBytes(10, hash);
      insert.executeUpdate();
    }
    return new AuditSeal.Link(position, java.util.HexFormat.of().formatHex(hash));
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(url, user, password)
        .schemas(SCHEMA)
        .target(version)
        .load()
        .migrate();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
