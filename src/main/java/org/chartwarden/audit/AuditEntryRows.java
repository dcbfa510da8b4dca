package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/** Statements on the table of audit entries; each joins the transaction of its caller. */
@ApplicationScoped
class AuditEntryRows {

  private static final String COLUMNS =
      "e.id, e.recorded_at, e.actor, e.action, e.outcome, e.subject, e.detail, e.patient,"
          + " e.person, e.task";

  /** Ranges of ids after one id that no seal names; the last one has no end. */
  private static final String UNSEALED =
      " FROM unnest(int8multirange(int8range(?, NULL, '()'))"
          + " - COALESCE((SELECT range_agg(entries) FROM audit_seal WHERE upto > ?),"
          + " '{}'::int8multirange)) AS gap(ids), LATERAL (SELECT * FROM audit_entry"
          + " WHERE id >= lower(gap.ids) AND id < COALESCE(upper(gap.ids), 9223372036854775807)"
          + " ORDER BY id LIMIT ?) AS e";

  private final Database database;

  AuditEntryRows(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  void insert(List<AuditEntry> entries, Instant at) {
    if (entries.isEmpty()) {
      return;
    }
    database.run(
        "INSERT INTO audit_entry (recorded_at, actor, action, outcome, subject, detail, patient,"
            + " person, task) SELECT ?, e.* FROM unnest(?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[], ?::text[]) AS e",
        at,
        column(entries, AuditEntry::actor),
        column(entries, AuditEntry::action),
        column(entries, AuditEntry::outcome),
        column(entries, AuditEntry::subject),
        column(entries, AuditEntry::detail),
        column(entries, AuditEntry::patient),
        column(entries, AuditEntry::person),
        column(entries, AuditEntry::task));
  }

  /** What became of {@link #summarize}. */
  enum Learned {
    DONE,
    /** Somebody else works at the table; another time. */
    LATER,
    /** The role of the server is not the owner of the table: it is left to the vacuum. */
    NEVER
  }

  /**
   * Has the index learn what the parts of the trail hold that filled since; until then they are
   * looked through.
   *
   * @param all also what was left out before, as by a call that was ended half way
   */
  Learned summarize(boolean all) {
    int parts =
        database.one("SELECT audit_entry_summarize(?)", row -> row.getInt(1), all).orElseThrow();
    return parts >= 0 ? Learned.DONE : parts == -1 ? Learned.LATER : Learned.NEVER;
  }

  /**
   * How far the index has learned.
   *
   * @param unsummarized most parts of some 400 entries that it knows nothing of
   * @param at when it last learned
   * @param known false where the server may not have it learn, so that nobody tells
   */
  record Progress(long unsummarized, Instant at, boolean known) {}

  Progress progress() {
    return database
        .one(
            "SELECT audit_entry_unsummarized(), learned_at, (SELECT pg_has_role(relowner, 'USAGE')"
                + " FROM pg_class WHERE oid = 'audit_entry'::regclass) FROM audit_index_progress",
            row -> new Progress(row.getLong(1), Database.instant(row, 2), row.getBoolean(3)))
        .orElseThrow();
  }

  /** A number of transactions: every older one has ended, and its entries are found from now on. */
  String horizon() {
    return database
        .one("SELECT pg_snapshot_xmin(pg_current_snapshot())::text", row -> row.getString(1))
        .orElseThrow();
  }

  /** The first entries without a seal among those after an id, in order of insertion. */
  List<AuditEntryRow> unsealed(long settled, int limit) {
    return database.list(
        "SELECT " + COLUMNS + UNSEALED + " ORDER BY e.id LIMIT ?",
        AuditEntryRows::entry,
        settled,
        settled,
        (long) limit,
        (long) limit);
  }

  long countUnsealed(long settled) {
    return database
        .one("SELECT count(*)" + UNSEALED, row -> row.getLong(1), settled, settled, Long.MAX_VALUE)
        .orElse(0L);
  }

  /** The id of an entry that came in where everything was settled, which none can by itself. */
  Optional<Long> stray(long settled) {
    return database.one(
        "SELECT e.id" + UNSEALED + " WHERE e.id <= ? ORDER BY e.id LIMIT 1",
        row -> row.getLong(1),
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        1L,
        settled);
  }

  /** One per id that the seal at a position names, empty where there is no such entry. */
  List<Optional<AuditEntryRow>> under(AuditSeal seal) {
    return database.list(
        "SELECT "
            + COLUMNS
            + " FROM audit_seal s, unnest(s.entries) AS run,"
            + " generate_series(lower(run), upper(run) - 1) AS sealed(id)"
            // Without OFFSET each look would be a join with the whole table.
            + " LEFT JOIN LATERAL (SELECT * FROM audit_entry WHERE id = sealed.id OFFSET 0) e"
            + " ON true WHERE s.position = ? ORDER BY sealed.id",
        row -> row.getObject(1) == null ? Optional.empty() : Optional.of(entry(row)),
        seal.position());
  }

  private static String[] column(List<AuditEntry> entries, Function<AuditEntry, String> member) {
    return entries.stream().map(member).toArray(String[]::new);
  }

  private static AuditEntryRow entry(ResultSet row) throws SQLException {
    return new AuditEntryRow(
        row.getLong(1),
        Database.instant(row, 2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }
}
