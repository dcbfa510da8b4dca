package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/**
 * Reads the audit trail.
 *
 * <p>The index knows of each few hundred entries, which lie together, who is certainly not among
 * them ({@code V172}). That finds what is rare, but of what is in every part it would look through
 * all. So what a key wants is sought in stretches of the trail, from the end that was asked for,
 * each much longer than the one before: frequent keys fill a page in the first ones, rare ones are
 * found by the index in the last.
 */
@ApplicationScoped
public class AuditTrail {

  private static final String SELECT =
      "SELECT id, recorded_at, actor, action, outcome, subject, detail, patient, person, task"
          + " FROM ";

  /** How many numbers the first stretch has. */
  private static final long STRETCH = 20_000;

  /** So many times longer is each stretch than the one before. */
  private static final long LONGER = 16;

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
    if (!wanted.isKeyed()) {
      return list(wanted, "id < ? ORDER BY id DESC", before, most);
    }
    List<TrailEntry> found = new ArrayList<>();
    long high = Math.min(Math.max(before, 1) - 1, last());
    for (long length = STRETCH; high > 0 && found.size() < most; length *= LONGER) {
      long low = Math.max(0, high - length);
      found.addAll(list(stretch(wanted, low, high, "DESC"), wanted, most - found.size()));
      high = low;
    }
    return found;
  }

  /**
   * The oldest entries, oldest first.
   *
   * @param after only entries with greater numbers
   */
  public List<TrailEntry> oldest(TrailQuery wanted, long after, int most) {
    if (!wanted.isKeyed()) {
      return list(wanted, "id > ? ORDER BY id", after, most);
    }
    List<TrailEntry> found = new ArrayList<>();
    long last = last();
    long low = Math.max(0, after);
    for (long length = STRETCH; low < last && found.size() < most; length *= LONGER) {
      long high = Math.min(last, low + length);
      found.addAll(list(stretch(wanted, low, high, ""), wanted, most - found.size()));
      low = high;
    }
    return found;
  }

  /** How many entries are wanted, as far as counting goes. */
  public long count(TrailQuery wanted, int most) {
    List<Object> arguments = new ArrayList<>(wanted.arguments());
    arguments.add((long) most);
    return database
        .one(
            // Numbers follow each other as entries lie, which tells how little an index leaves
            // over.
            "SELECT count(*) FROM (SELECT FROM audit_entry WHERE "
                + wanted.conditions()
                + " AND id > 0 LIMIT ?) AS found",
            row -> row.getLong(1),
            arguments.toArray())
        .orElse(0L);
  }

  private long last() {
    return database.one("SELECT max(id) FROM audit_entry", row -> row.getLong(1)).orElse(0L);
  }

  /**
   * Finds what is wanted between two numbers. With OFFSET it is found before it is sorted, so the
   * trail is not walked in the order of its numbers until enough is found, which a rare key never
   * would be. The numbers stand in the statement, for a plan that is to serve for all would not
   * know how long a stretch is.
   *
   * @param low not in it
   * @param high in it
   */
  static String stretch(TrailQuery wanted, long low, long high, String direction) {
    return SELECT
        + "(SELECT * FROM audit_entry WHERE "
        + wanted.conditions()
        + " AND id > "
        + low
        + " AND id <= "
        + high
        + " OFFSET 0) AS found ORDER BY id "
        + direction
        + " LIMIT ?";
  }

  private List<TrailEntry> list(String statement, TrailQuery wanted, int most) {
    List<Object> arguments = new ArrayList<>(wanted.arguments());
    arguments.add((long) most);
    return database.list(statement, AuditTrail::entry, arguments.toArray());
  }

  private List<TrailEntry> list(TrailQuery wanted, String order, long place, int most) {
    List<Object> arguments = new ArrayList<>(wanted.arguments());
    arguments.add(place);
    arguments.add((long) most);
    return database.list(
        SELECT + "audit_entry WHERE " + wanted.conditions() + " AND " + order + " LIMIT ?",
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
