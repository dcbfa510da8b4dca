package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.platform.Json;

/** Statements on the table of audit entries; each joins the transaction of its caller. */
@ApplicationScoped
class AuditEntryRows {

  private static final String COLUMNS =
      "id, recorded_at, actor, action, outcome, subject, detail, position,"
          + " encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash";

  /** Key of the advisory lock that makes the sealer single over all servers of a database. */
  private static final long SEALER_LOCK = 0x6368_6169_6e00_0001L;

  private final DataSource dataSource;

  AuditEntryRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void insert(List<AuditEntry> entries, Instant at) {
    if (entries.isEmpty()) {
      return;
    }
    String sql =
        "INSERT INTO audit_entry (recorded_at, actor, action, outcome, subject, detail)"
            + " VALUES (?, ?, ?, ?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      for (AuditEntry entry : entries) {
        insert.setObject(1, at.atOffset(ZoneOffset.UTC));
        insert.setString(2, entry.actor());
        insert.setString(3, entry.action());
        insert.setString(4, entry.outcome());
        insert.setString(5, entry.subject());
        insert.setString(6, entry.detail() == null ? "{}" : Json.write(entry.detail()));
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("the audit entry could not be stored", e);
    }
  }

  /** Whether this transaction is the sealer now; another one may be at work elsewhere. */
  boolean tryBecomeSealer() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement lock =
            connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, SEALER_LOCK);
      try (ResultSet result = lock.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the audit chain could not be locked", e);
    }
  }

  /** The sealed entry at the end of the chain, or none. */
  List<AuditEntryRow> last() {
    return select(
        "SELECT "
            + COLUMNS
            + " FROM audit_entry WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1");
  }

  List<AuditEntryRow> unsealed(int limit) {
    return select(
        "SELECT "
            + COLUMNS
            + " FROM audit_entry WHERE position IS NULL ORDER BY id LIMIT "
            + limit);
  }

  List<AuditEntryRow> sealedAfter(long position, int limit) {
    return select(
        "SELECT "
            + COLUMNS
            + " FROM audit_entry WHERE position > "
            + position
            + " ORDER BY position LIMIT "
            + limit);
  }

  long countUnsealed() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT count(*) FROM audit_entry WHERE position IS NULL");
        ResultSet result = query.executeQuery()) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the audit entries could not be counted", e);
    }
  }

  void seal(List<AuditEntryRow> sealed) {
    String sql =
        "UPDATE audit_entry e SET position = s.position,"
            + " previous_hash = decode(s.previous, 'hex'), hash = decode(s.hash, 'hex')"
            + " FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[])"
            + " AS s(id, position, previous, hash) WHERE e.id = s.id";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setArray(1, longs(connection, sealed.stream().map(AuditEntryRow::id)));
      update.setArray(2, longs(connection, sealed.stream().map(AuditEntryRow::position)));
      update.setArray(3, texts(connection, sealed.stream().map(AuditEntryRow::previousHash)));
      update.setArray(4, texts(connection, sealed.stream().map(AuditEntryRow::hash)));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the audit entries could not be sealed", e);
    }
  }

  private static java.sql.Array longs(Connection c, java.util.stream.Stream<Long> values)
      throws SQLException {
    return c.createArrayOf("bigint", values.toArray());
  }

  private static java.sql.Array texts(Connection c, java.util.stream.Stream<String> values)
      throws SQLException {
    return c.createArrayOf("text", values.toArray());
  }

  private List<AuditEntryRow> select(String sql) {
    List<AuditEntryRow> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet result = query.executeQuery()) {
      while (result.next()) {
        rows.add(
            new AuditEntryRow(
                result.getLong("id"),
                result.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                result.getString("actor"),
                result.getString("action"),
                result.getString("outcome"),
                result.getString("subject"),
                result.getString("detail"),
                result.getLong("position"),
                result.getString("previous_hash"),
                result.getString("hash")));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("the audit entries could not be read", e);
    }
  }
}
