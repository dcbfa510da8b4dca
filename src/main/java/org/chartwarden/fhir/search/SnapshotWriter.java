package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lists what is current at one moment: every statement of a list runs in one snapshot of the
 * database, and the list stays in the database.
 *
 * <p>The moment is no earlier than any change the snapshot shows. Times of change are given before
 * a transaction commits, so a change of before the moment may still be under way; it is not in the
 * list. The list of changes since that moment has it: what was committed is kept with the moment,
 * and each changed row names the transaction that wrote it. For any other {@code since} the time of
 * change alone decides.
 */
@ApplicationScoped
public class SnapshotWriter {

  /** Resources in a part. */
  private static final int PART = 1000;

  /** No transaction is open for longer than this between a time of change and its commit. */
  private static final String LONGEST_TRANSACTION = "interval '1 hour'";

  /** Types that belong to no patient and that patients' data need to be understood. */
  private static final List<String> SHARED =
      List.of(
          "Device",
          "Endpoint",
          "HealthcareService",
          "Location",
          "Medication",
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "Substance");

  private final SearchDatabase database;
  private final SearchSql searchSql;

  @Inject
  public SnapshotWriter(SearchDatabase database, SearchSql searchSql) {
    this.database = database;
    this.searchSql = searchSql;
  }

  /**
   * What a list is seen with.
   *
   * @param moment the moment it stands for, in whole milliseconds
   * @param transaction number of the transaction that makes it
   * @param seen the snapshot, as PostgreSQL writes it
   */
  private record View(Instant moment, long transaction, String seen) {}

  /**
   * Fills the list of that id. This must be the first thing the transaction does.
   *
   * @param now the time of the clock
   * @param begin makes the row of the list, given the moment it stands for
   */
  public void write(String id, SnapshotScope scope, Instant now, Consumer<Instant> begin) {
    database.update(new Sql().add("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
    // The number of the transaction must be taken before its first use of age().
    View view =
        database
            .query(
                new Sql()
                    .add("SELECT pg_current_xact_id()::text::bigint, pg_current_snapshot()::text,")
                    .add(
                        " date_trunc('milliseconds', greatest(?::timestamptz,"
                            + " (SELECT max(last_updated) FROM resource)))"
                            + " + interval '1 millisecond'",
                        now.atOffset(ZoneOffset.UTC)),
                row ->
                    new View(
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getLong(1),
                        row.getString(2)))
            .get(0);
    database.update(
        new Sql()
            .add(
                "INSERT INTO snapshot_moment (moment, seen) VALUES (?, ?::pg_snapshot)",
                at(view.moment()),
                view.seen()));
    begin.accept(view.moment());
    Changes changes = changes(scope, view);
    for (SnapshotScope.TypeScope type : scope.types()) {
      live(id, scope, changes, type);
    }
    if (scope.since().isPresent()) {
      deleted(id, scope, changes);
    }
  }

  /** Gives the condition on the time of change. */
  private interface Changes {
    void add(Sql sql);
  }

  private Changes changes(SnapshotScope scope, View view) {
    List<String> seen =
        scope.since().isEmpty()
            ? List.of()
            : database.query(
                new Sql()
                    .add(
                        "SELECT seen::text FROM snapshot_moment WHERE moment = ?"
                            // A database that was moved counts transactions anew.
                            + " AND pg_snapshot_xmax(seen) <= pg_snapshot_xmax(pg_current_snapshot())",
                        at(scope.since().get())),
                row -> row.getString(1));
    return sql -> {
      scope.until().ifPresent(until -> sql.add(" AND r.last_updated <= ?", at(until)));
      if (scope.since().isEmpty()) {
        return;
      }
      Object since = at(scope.since().get());
      sql.add(" AND (r.last_updated > ?", since);
      for (String snapshot : seen) {
        sql.add(" OR (r.last_updated > ?::timestamptz - " + LONGEST_TRANSACTION, since)
            .add(
                " AND NOT pg_visible_in_snapshot("
                    + "greatest(?::bigint - age(r.xmin), 3)::text::xid8, ?::pg_snapshot))",
                view.transaction(),
                snapshot);
      }
      sql.add(")");
    };
  }

  private void live(String id, SnapshotScope scope, Changes changes, SnapshotScope.TypeScope type) {
    boolean shared = scope.compartments().isPresent() && SHARED.contains(type.type());
    Sql sql = new Sql();
    if (shared) {
      reachable(sql, scope.compartments().get(), scope.narrowing());
    }
    sql.add("INSERT INTO snapshot_part (list, part, type, deleted, pids, versions)")
        .add(" SELECT ?, (SELECT count(*) FROM snapshot_part WHERE list = ?)", id, id)
        .add(
            " + row_number() OVER (ORDER BY b.n), ?, false, b.pids, b.versions FROM (", type.type())
        .add("SELECT n, array_agg(pid ORDER BY pid) AS pids,")
        .add(" array_agg(version ORDER BY pid) AS versions FROM (")
        .add(
            "SELECT r.pid, r.version, (row_number() OVER (ORDER BY r.pid) - 1) / " + PART + " AS n")
        .add(" FROM resource r WHERE r.type = ? AND NOT r.deleted", type.type());
    queries(sql, scope, type);
    changes.add(sql);
    scope.compartments().ifPresent(patients -> compartment(sql, patients, shared));
    scope.narrowing().append(sql, "r.pid", type.type());
    sql.add(") x GROUP BY n) b");
    database.update(sql);
  }

  private void queries(Sql sql, SnapshotScope scope, SnapshotScope.TypeScope type) {
    if (type.queries().isEmpty()) {
      return;
    }
    sql.add(" AND r.pid IN (");
    for (int i = 0; i < type.queries().size(); i++) {
      sql.add(i == 0 ? "(" : ") UNION (");
      searchSql.matches(sql, type.queries().get(i), scope.narrowing());
    }
    sql.add("))");
  }

  private static void compartment(Sql sql, Set<String> patients, boolean shared) {
    sql.add(" AND (EXISTS (SELECT 1 FROM idx_compartment c WHERE c.pid = r.pid");
    if (!patients.isEmpty()) {
      sql.add(" AND c.patient_id = ANY (?)", (Object) List.copyOf(patients));
    }
    sql.add(")");
    if (shared) {
      sql.add(" OR r.pid IN (SELECT pid FROM reachable)");
    }
    sql.add(")");
  }

  /**
   * What compartments refer to, and what that refers to, as far as no patient owns it. What is out
   * of reach is not passed through either: what it refers to would tell of it.
   */
  private static void reachable(Sql sql, Set<String> patients, Narrowing narrowing) {
    String target =
        " JOIN resource t ON t.type = x.target_type AND t.id = x.target_id AND NOT t.deleted"
            + " AND NOT EXISTS (SELECT 1 FROM idx_compartment o WHERE o.pid = t.pid)"
            + " WHERE x.base = '' AND x.target_type = ANY (?)";
    sql.add("WITH RECURSIVE reachable (pid) AS (")
        .add("SELECT t.pid FROM idx_compartment c JOIN idx_reference x ON x.pid = c.pid")
        .add(target, (Object) SHARED);
    if (!patients.isEmpty()) {
      sql.add(" AND c.patient_id = ANY (?)", (Object) List.copyOf(patients));
    }
    narrowing.append(sql, "c.pid");
    narrowing.append(sql, "t.pid");
    sql.add(" UNION SELECT t.pid FROM reachable q JOIN idx_reference x ON x.pid = q.pid")
        .add(target, (Object) SHARED);
    narrowing.append(sql, "t.pid");
    sql.add(") ");
  }

  /** Deletions have no index rows; whose they were is decided when they are read. */
  private void deleted(String id, SnapshotScope scope, Changes changes) {
    Sql sql =
        new Sql()
            .add("INSERT INTO snapshot_part (list, part, type, deleted, pids, versions)")
            .add(" SELECT ?, (SELECT count(*) FROM snapshot_part WHERE list = ?)", id, id)
            .add(" + row_number() OVER (ORDER BY b.n), '', true, b.pids, b.versions FROM (")
            .add("SELECT n, array_agg(pid ORDER BY pid) AS pids,")
            .add(" array_agg(version ORDER BY pid) AS versions FROM (SELECT r.pid, r.version,")
            .add(" (row_number() OVER (ORDER BY r.pid) - 1) / " + PART + " AS n")
            .add(
                " FROM resource r WHERE r.deleted AND r.type = ANY (?)",
                (Object) scope.types().stream().map(SnapshotScope.TypeScope::type).toList());
    changes.add(sql);
    sql.add(") x GROUP BY n) b");
    database.update(sql);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
