package org.chartwarden.fhir.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.model.StoredContent;
import org.chartwarden.platform.Database;

/**
 * Current content and superseded versions of all resources.
 *
 * <p>Every method is one statement. Text goes in and out as it is; nothing here looks inside it.
 */
@ApplicationScoped
public class ResourceStore {

  private static final String COLUMNS = "pid, type, id, version, last_updated, deleted, content";

  private final Database database;

  @Inject
  ResourceStore(DataSource source) {
    this.database = new Database(source);
  }

  /** The current state, also when deleted. */
  public Optional<StoredResource> find(ResourceKey key) {
    return database.one(
        "SELECT " + COLUMNS + " FROM resource WHERE type = ? AND id = ?",
        ResourceStore::stored,
        key.type(),
        key.id());
  }

  /** The ids, among some of a type, of resources that are there and not deleted. */
  public List<String> living(String type, List<String> ids) {
    return database.list(
        "SELECT id FROM resource WHERE type = ? AND NOT deleted AND id = ANY (?)",
        row -> row.getString(1),
        type,
        ids.toArray(String[]::new));
  }

  /** One version and what is current, when it was read. */
  public record Found(StoredResource current, Optional<ResourceVersion> wanted) {}

  /** One version with the current state; empty when there never was such a resource. */
  public Optional<Found> find(ResourceKey key, long version) {
    return database.one(
        "SELECT r.pid, r.type, r.id, r.version, r.last_updated, r.deleted, r.content,"
            + " v.version, v.last_updated, v.deleted, v.content FROM resource r"
            + " LEFT JOIN resource_version v ON v.pid = r.pid AND v.version = ?"
            + " WHERE r.type = ? AND r.id = ?",
        row -> {
          StoredResource current = stored(row);
          row.getLong(8);
          if (!row.wasNull()) {
            return new Found(current, Optional.of(version(row, current.version().key(), 8)));
          }
          return new Found(
              current, Optional.of(current.version()).filter(c -> c.version() == version));
        },
        version,
        key.type(),
        key.id());
  }

  /** Stores the first versions of several resources; the keys that were taken are left out. */
  public Map<ResourceKey, Long> insertAll(List<ResourceVersion> firsts) {
    Map<ResourceKey, Long> pids = new HashMap<>();
    if (firsts.isEmpty()) {
      return pids;
    }
    database.list(
        "INSERT INTO resource (type, id, version, last_updated, deleted, content)"
            + " SELECT type, id, 1, at::timestamptz, false, content"
            + " FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[])"
            + " AS t (type, id, at, content)"
            + " ON CONFLICT (type, id) DO NOTHING RETURNING pid, type, id",
        row -> pids.put(new ResourceKey(row.getString(2), row.getString(3)), row.getLong(1)),
        firsts.stream().map(f -> f.key().type()).toArray(String[]::new),
        firsts.stream().map(f -> f.key().id()).toArray(String[]::new),
        firsts.stream().map(f -> f.lastUpdated().toString()).toArray(String[]::new),
        firsts.stream().map(f -> StoredContent.encode(f.content())).toArray(byte[][]::new));
    return pids;
  }

  /** Moves the current version into the history and puts the next in its place. */
  public void supersede(long pid, ResourceVersion next) {
    int changed =
        database.run(
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
            StoredContent.encode(next.content()));
    if (changed != 1) {
      throw new IllegalStateException(
          next.key() + " was not at version " + (next.version() - 1) + " although it was locked");
    }
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
    database
        .list(
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
    database.list(
        "SELECT pg_advisory_xact_lock(n) FROM (SELECT DISTINCT hashtextextended(name, 0) AS n"
            + " FROM unnest(?::text[]) AS t (name) ORDER BY n) AS ordered",
        row -> Boolean.TRUE,
        (Object) names.toArray(String[]::new));
  }

  static StoredResource stored(ResultSet row) throws SQLException {
    ResourceKey key = new ResourceKey(row.getString(2), row.getString(3));
    return new StoredResource(row.getLong(1), version(row, key, 4));
  }

  /** Reads version, time, deletion and content from four columns. */
  private static ResourceVersion version(ResultSet row, ResourceKey key, int first)
      throws SQLException {
    return new ResourceVersion(
        key,
        row.getLong(first),
        Database.instant(row, first + 1),
        row.getBoolean(first + 2),
        StoredContent.decode(row.getBytes(first + 3)));
  }
}
