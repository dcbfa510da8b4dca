package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/** Reads the audit trail. */
@ApplicationScoped
public class AuditTrail {

  private static final String SELECT =
      "SELECT id, recorded_at, actor, action, outcome, subject, detail, patient, person, task"
          + " FROM audit_entry WHERE ";

  private final Database database;

  /** A trail in a database, for commands that start no server. */
  @Inject
  public AuditTrail(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * The newest entries, newest first.
   *
   * @param before only entries with smaller numbers
   */
  public List<TrailEntry> newest(TrailQuery wanted, long before, int most) {
    return list(wanted, "id < ? ORDER BY id DESC", before, most);
  }

  /**
   * The oldest entries, oldest first.
   *
   * @param after only entries with greater numbers
   */
  public List<TrailEntry> oldest(TrailQuery wanted, long after, int most) {
    return list(wanted, "id > ? ORDER BY id", after, most);
  }

  /** How many entries are wanted, as far as counting goes. */
  public long count(TrailQuery wanted, int most) {
    List<Object> arguments = new ArrayList<>(wanted.arguments());
    arguments.add((long) most);
    return database
        .one(
            "SELECT count(*) FROM (SELECT FROM audit_entry WHERE "
                + wanted.conditions()
                + " LIMIT ?) AS found",
            row -> row.getLong(1),
            arguments.toArray())
        .orElse(0L);
  }

  private List<TrailEntry> list(TrailQuery wanted, String order, long place, int most) {
    List<Object> arguments = new ArrayList<>(wanted.arguments());
    arguments.add(place);
    arguments.add((long) most);
    return database.list(
        SELECT + wanted.conditions() + " AND " + order + " LIMIT ?",
        AuditTrail::entry,
        arguments.toArray());
  }

  private static TrailEntry entry(ResultSet row) throws SQLException {
    String person = row.getString(9);
    return new TrailEntry(
        row.getLong(1),
        Database.instant(row, 2),
        new AuditEntry(
            row.getString(3),
            person == null ? "" : person,
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(8),
            row.getString(10),
            row.getString(7)));
  }
}
