package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the resources of a type in the order of storage. The index on type and number gives
 * each piece without looking at those before it, so the last piece costs what the first does.
 */
@ApplicationScoped
public class TypeScan {

  private final SearchDatabase database;

  @Inject
  public TypeScan(SearchDatabase database) {
    this.database = database;
  }

  /**
   * The next resources that are there now.
   *
   * @param pid the last number of the piece before, or 0
   * @param patients where present, only what lies in the compartments of these
   * @param since only what was stored then or later
   * @param narrowing what the caller may see
   */
  public List<Match> after(
      String type,
      long pid,
      Optional<List<String>> patients,
      Optional<Instant> since,
      Narrowing narrowing,
      int count) {
    Sql sql =
        new Sql()
            .add(
                "SELECT "
                    + Match.COLUMNS
                    + " FROM resource r WHERE r.type = ? AND r.pid > ? AND NOT r.deleted",
                type,
                pid);
    narrow(sql, type, patients, since, narrowing);
    sql.add(" ORDER BY r.pid LIMIT ?", count);
    return database.search(sql, row -> Match.read(row, 1));
  }

  /** By id, the current versions of those of some resources that are there. */
  public Map<String, Long> versions(String type, Collection<String> ids, Narrowing narrowing) {
    return versions(type, ids, narrowing, "");
  }

  /**
   * As {@link #versions}, and none of them can change until the transaction ends; those that
   * another changes now are left out, so this never waits.
   */
  public Map<String, Long> hold(String type, Collection<String> ids, Narrowing narrowing) {
    return versions(type, ids, narrowing, " FOR SHARE OF r SKIP LOCKED");
  }

  private Map<String, Long> versions(
      String type, Collection<String> ids, Narrowing narrowing, String lock) {
    Sql sql =
        new Sql()
            .add("SELECT r.id, r.version FROM resource r WHERE r.type = ? AND NOT r.deleted", type)
            .add(" AND r.id = ANY (?)", (Object) List.copyOf(ids));
    narrowing.append(sql, "r.pid", type);
    sql.add(lock);
    Map<String, Long> versions = new HashMap<>();
    database
        .search(sql, row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(found -> versions.put(found.getKey(), found.getValue()));
    return versions;
  }

  /** How many resources {@link #after} goes through, as they are now. */
  public long count(
      String type, Optional<List<String>> patients, Optional<Instant> since, Narrowing narrowing) {
    Sql sql =
        new Sql().add("SELECT count(*) FROM resource r WHERE r.type = ? AND NOT r.deleted", type);
    narrow(sql, type, patients, since, narrowing);
    return database.search(sql, row -> row.getLong(1)).get(0);
  }

  private static void narrow(
      Sql sql,
      String type,
      Optional<List<String>> patients,
      Optional<Instant> since,
      Narrowing narrowing) {
    since.ifPresent(at -> sql.add(" AND r.last_updated >= ?", at.atOffset(ZoneOffset.UTC)));
    patients.ifPresent(
        ids ->
            sql.add(
                " AND r.pid IN (SELECT p.pid FROM idx_compartment p WHERE p.patient_id = ANY (?))",
                (Object) ids));
    narrowing.append(sql, "r.pid", type);
  }
}
