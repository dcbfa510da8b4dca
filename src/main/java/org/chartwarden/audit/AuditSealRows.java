package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/**
 * Statements on the table of seals.
 *
 * <p>Entries are sealed in the order in which they are found, and an entry of a transaction that
 * commits late is found late. Which ids may still come is told by transaction numbers: whoever has
 * an id that a seal passed over began before that seal's transaction, so once all of those have
 * ended, nothing is left to wait for up to that id ({@code settled}). A number from the future
 * comes from another life of the database, before it was dumped and restored.
 */
@ApplicationScoped
class AuditSealRows {

  /** Key of the advisory lock that makes the sealer single over all servers of a database. */
  private static final long SEALER_LOCK = 0x6368_6169_6e00_0001L;

  private final Database database;

  AuditSealRows(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  /**
   * The end of the chain.
   *
   * @param upto greatest id that is sealed, 0 for none
   * @param settled greatest id up to which nothing is left to be sealed
   */
  record End(AuditSeal.Link link, long upto, long settled) {
    static final End NONE = new End(AuditSeal.Link.FIRST, 0, 0);
  }

  /** Whether this transaction is the sealer now; another one may be at work elsewhere. */
  boolean tryBecomeSealer() {
    return database
        .one("SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), SEALER_LOCK)
        .orElse(false);
  }

  End end() {
    return database
        .one(
            "SELECT position, hash, marks, form, upto, settled FROM audit_seal"
                + " ORDER BY position DESC LIMIT 1",
            row -> new End(seal(row).link(), row.getLong(5), row.getLong(6)))
        .orElse(End.NONE);
  }

  /** The seal that follows a position. */
  Optional<AuditSeal> after(long position) {
    return database.one(
        "SELECT position, hash, marks, form FROM audit_seal WHERE position > ?"
            + " ORDER BY position LIMIT 1",
        AuditSealRows::seal,
        position);
  }

  /**
   * Stores the seal over some entries.
   *
   * @param horizon every older transaction had ended when the entries were read
   * @param bound greatest id up to which all entries had been read then
   */
  void insert(AuditSeal seal, List<ChainedLine> entries, End before, String horizon, long bound) {
    long upto = Math.max(before.upto(), entries.get(entries.size() - 1).id());
    database.run(
        "INSERT INTO audit_seal (position, upto, settled, xact, entries, hash, marks, form)"
            + " SELECT ?, ?, LEAST(GREATEST(?, (SELECT max(upto) FROM audit_seal WHERE upto > ?"
            + " AND (xact <= ?::xid8 OR xact > pg_current_xact_id()))), ?),"
            + " pg_current_xact_id(), ?::int8multirange, ?, ?, ?",
        seal.position(),
        upto,
        before.settled(),
        before.settled(),
        horizon,
        bound,
        runs(entries),
        seal.hash(),
        seal.marks(),
        seal.form());
  }

  /** The ids of entries as PostgreSQL writes a multirange. */
  private static String runs(List<ChainedLine> entries) {
    StringBuilder runs = new StringBuilder("{");
    long first = entries.get(0).id();
    long next = first;
    for (ChainedLine entry : entries) {
      if (entry.id() != next) {
        runs.append('[').append(first).append(',').append(next).append("),");
        first = entry.id();
      }
      next = entry.id() + 1;
    }
    return runs.append('[').append(first).append(',').append(next).append(")}").toString();
  }

  /**
   * Greatest id up to which nothing is left to be sealed, when nothing unsealed was found.
   *
   * @param horizon every older transaction had ended before that was looked for
   * @param before what was settled then
   */
  long settled(String horizon, long before) {
    return database
        .one(
            "SELECT max(upto) FROM audit_seal WHERE upto > ?"
                + " AND (xact <= ?::xid8 OR xact >= pg_snapshot_xmax(pg_current_snapshot()))",
            row -> Math.max(before, row.getLong(1)),
            before,
            horizon)
        .orElse(before);
  }

  private static AuditSeal seal(java.sql.ResultSet row) throws java.sql.SQLException {
    return new AuditSeal(row.getLong(1), row.getBytes(2), row.getBytes(3), row.getInt(4));
  }
}
