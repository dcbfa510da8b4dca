package org.chartwarden.fhir.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Current content and superseded versions of all resources.
 *
 * <p>Every method is one statement. Text goes in and out as it is; nothing here looks inside it.
 * These are the hot paths, so they speak JDBC; the entities {@link ResourceRow} and {@link
 * VersionRow} serve the simple finds.
 */
@ApplicationScoped
public class ResourceStore {

  private static final String COLUMNS = "pid, type, id, version, last_updated, deleted, content";

  private final Sql sql;

  @Inject
  ResourceStore(DataSource database) {
    this.sql = new Sql(database);
  }

  /** The current state, also when deleted. */
  public Optional<StoredResource> find(ResourceKey key) {
    return sql.one(
        "SELECT " + COLUMNS + " FROM resource WHERE type = ? AND id = ?",
        ResourceStore::stored,
        key.type(),
        key.id());
  }

  /** The current version of a resource by its internal number; empty when deleted. */
  public Optional<ResourceVersion> current(long pid) {
    return sql.one(
        "SELECT " + COLUMNS + " FROM resource WHERE pid = ? AND NOT deleted",
        row -> stored(row).version(),
        pid);
  }

  /** Stores the first versions of several resources; the keys that were taken are left out. */
  public Map<ResourceKey, Long> insertAll(List<ResourceVersion> firsts) {
    Map<ResourceKey, Long> pids = new HashMap<>();
    if (firsts.isEmpty()) {
      return pids;
    }
    sql.list(
        "INSERT INTO resource (type, id, version, last_updated, deleted, content)"
            + " SELECT type, id, 1, at::timestamptz, false, content"
            + " FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])"
            + " AS t (type, id, at, content)"
            + " ON CONFLICT (type, id) DO NOTHING RETURNING pid, type, id",
        row -> pids.put(new ResourceKey(row.getString(2), row.getString(3)), row.getLong(1)),
        firsts.stream().map(f -> f.key().type()).toArray(String[]::new),
        firsts.stream().map(f -> f.key().id()).toArray(String[]::new),
        firsts.stream().map(f -> f.lastUpdated().toString()).toArray(String[]::new),
        firsts.stream().map(ResourceVersion::content).toArray(String[]::new));
    return pids;
  }

  /** Moves the current version into the history and puts the next in its place. */
  public void supersede(long pid, ResourceVersion next) {
    int changed =
        sql.run(
            "WITH old AS (INSERT INTO resource_version (pid, version, last_updated, deleted, content)"
                + " SELECT pid, version, last_updated, deleted, content FROM resource"
                + " WHERE pid = ? AND version = ? RETURNING pid)"
                + " UPDATE resource r SET version = ?, last_updated = ?, deleted = ?, content = ?"
                + " FROM old WHERE r.pid = old.pid",
            pid,
            next.version() - 1,
            next.version(),
            next.lastUpdated(),
            next.deleted(),
            next.content());
    if (changed != 1) {
      throw new IllegalStateException(
          next.key() + " was not at version " + (next.version() - 1) + " although it was locked");
    }
  }

  /** The contents of versions in the order given; a pair that never was is left out. */
  public List<ResourceVersion> versions(List<Long> pids, List<Long> versions) {
    if (pids.isEmpty()) {
      return List.of();
    }
    return sql.list(
        "SELECT r.pid, r.type, r.id, w.version,"
            + " CASE WHEN r.version = w.version THEN r.last_updated ELSE v.last_updated END,"
            + " CASE WHEN r.version = w.version THEN r.deleted ELSE v.deleted END,"
            + " CASE WHEN r.version = w.version THEN r.content ELSE v.content END"
            + " FROM unnest(?::bigint[], ?::bigint[]) WITH ORDINALITY AS w (pid, version, place)"
            + " JOIN resource r ON r.pid = w.pid"
            + " LEFT JOIN resource_version v ON v.pid = w.pid AND v.version = w.version"
            + " WHERE r.version = w.version OR v.version IS NOT NULL ORDER BY w.place",
        row -> stored(row).version(),
        pids.toArray(Long[]::new),
        versions.toArray(Long[]::new));
  }

  /**
   * The current states of several resources, held until the transaction ends; those that never were
   * are left out. Rows are taken in one order, so that two callers never wait for each other.
   */
  public Map<ResourceKey, StoredResource> findAllForUpdate(Collection<ResourceKey> keys) {
    Map<ResourceKey, StoredResource> found = new HashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    sql.list(
            "SELECT r.pid, r.type, r.id, r.version, r.last_updated, r.deleted, r.content"
                + " FROM unnest(?::text[], ?::text[]) AS w (type, id)"
                + " JOIN resource r ON r.type = w.type AND r.id = w.id"
                + " ORDER BY r.pid FOR UPDATE OF r",
            ResourceStore::stored,
            keys.stream().map(ResourceKey::type).toArray(String[]::new),
            keys.stream().map(ResourceKey::id).toArray(String[]::new))
        .forEach(stored -> found.put(stored.version().key(), stored));
    return found;
  }

  /**
   * Waits for and holds the locks of these names until the transaction ends. Names are locked in
   * the order of their numbers, so that two callers with the same names never wait for each other.
   */
  public void lockNames(List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    sql.list(
        "SELECT pg_advisory_xact_lock(n) FROM (SELECT DISTINCT hashtextextended(name, 0) AS n"
            + " FROM unnest(?::text[]) AS t (name) ORDER BY n) AS ordered",
        row -> Boolean.TRUE,
        (Object) names.toArray(String[]::new));
  }

  static StoredResource stored(ResultSet row) throws SQLException {
    Instant lastUpdated = Sql.instant(row, 5);
    return new StoredResource(
        row.getLong(1),
        new ResourceVersion(
            new ResourceKey(row.getString(2), row.getString(3)),
            row.getLong(4),
            lastUpdated,
            row.getBoolean(6),
            row.getString(7)));
  }
}
