package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.search.types.IndexRows.SystemInUse;

/**
 * The systems of codes that stored rows of a parameter have. Codes are found by a key made of
 * parameter, system and code; a search for a code without a system asks here for all there are.
 */
@ApplicationScoped
public class SystemDictionary {

  /** Systems are few; where somebody makes them up by the thousand, the cache begins anew. */
  private static final int MOST_CACHED = 20_000;

  /** Those of some that other transactions have committed: this one may still be rolled back. */
  private static final String COMMITTED =
      "SELECT x.param, x.name FROM unnest(?, ?) AS x (param, name) WHERE EXISTS ("
          + "SELECT 1 FROM search_system s WHERE s.param = x.param"
          + " AND s.system = system_key(x.name) AND CAST(CAST(s.xmin AS text) AS bigint)"
          + " <> CAST(CAST(pg_current_xact_id() AS text) AS bigint) % 4294967296)";

  /** Two writers may both be the first; a system that stands there twice does no harm. */
  private static final String ADD =
      "INSERT INTO search_system (param, system)"
          + " SELECT x.param, system_key(x.name) FROM unnest(?, ?) AS x (param, name)"
          + " WHERE NOT EXISTS (SELECT 1 FROM search_system s WHERE s.param = x.param"
          + " AND s.system = system_key(x.name))";

  private final SearchDatabase database;

  /** Systems whose rows are committed, so that a write need not look. */
  private final Set<SystemInUse> committed = ConcurrentHashMap.newKeySet();

  @Inject
  public SystemDictionary(SearchDatabase database) {
    this.database = database;
  }

  /** Keeps systems of rows that are being written, in the caller's transaction. */
  void keep(Set<SystemInUse> systems) {
    Set<SystemInUse> missing = missing(systems);
    if (missing.isEmpty()) {
      return;
    }
    if (committed.size() > MOST_CACHED) {
      committed.clear();
    }
    committed.addAll(
        database.query(
            statement(COMMITTED, missing),
            row -> new SystemInUse(row.getInt(1), row.getString(2))));
    Set<SystemInUse> unknown = missing(missing);
    if (!unknown.isEmpty()) {
      database.update(statement(ADD, unknown));
    }
  }

  private Set<SystemInUse> missing(Set<SystemInUse> systems) {
    Set<SystemInUse> missing = new HashSet<>();
    for (SystemInUse system : systems) {
      if (!committed.contains(system)) {
        missing.add(system);
      }
    }
    return missing;
  }

  private static Sql statement(String sql, Set<SystemInUse> systems) {
    List<SystemInUse> all = List.copyOf(systems);
    return new Sql()
        .add(
            sql,
            all.stream().mapToInt(SystemInUse::param).toArray(),
            all.stream().map(SystemInUse::system).toList());
  }
}
