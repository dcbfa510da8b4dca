package org.chartwarden.fhir.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Database;

/** The conformance resources by their canonical address, beside the {@link ResourceStore}. */
@ApplicationScoped
public class CanonicalStore {

  private static final String SELECT =
      "SELECT type, id, url, version, coalesce(profile_of, '') FROM canonical_resource";

  private final Database database;

  @Inject
  CanonicalStore(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * One current conformance resource.
   *
   * @param key its key
   * @param url canonical address
   * @param version business version, or empty
   * @param profileOf resource type that it constrains; empty for what is no profile of a resource
   */
  public record Row(ResourceKey key, String url, String version, String profileOf) {}

  public void put(Row row) {
    database.run(
        "INSERT INTO canonical_resource (type, id, url, version, profile_of)"
            + " VALUES (?, ?, ?, ?, nullif(?, ''))"
            + " ON CONFLICT (type, id) DO UPDATE SET url = excluded.url,"
            + " version = excluded.version, profile_of = excluded.profile_of,"
            + " change = nextval('canonical_change')",
        row.key().type(),
        row.key().id(),
        row.url(),
        row.version(),
        row.profileOf());
  }

  public void remove(ResourceKey key) {
    database.run("DELETE FROM canonical_resource WHERE type = ? AND id = ?", key.type(), key.id());
  }

  /** All, in the order of their keys. */
  public List<Row> all() {
    return database.list(SELECT + " ORDER BY type, id", CanonicalStore::row);
  }

  /** Those of a type with this address, in the order of their ids. */
  public List<Row> find(String type, String url) {
    return database.list(
        SELECT + " WHERE type = ? AND url = ? ORDER BY id", CanonicalStore::row, type, url);
  }

  /** Those of some addresses that a resource of a type has. */
  public List<String> addresses(String type, List<String> urls) {
    return database.list(
        "SELECT url FROM canonical_resource WHERE type = ? AND url = ANY (?)",
        row -> row.getString(1),
        type,
        urls.toArray(String[]::new));
  }

  /** The resources themselves of a type with this address, in the order of storage. */
  public List<ResourceVersion> current(String type, String url) {
    return database.list(
        "SELECT r.pid, r.type, r.id, r.version, r.last_updated, r.deleted, r.content"
            + " FROM canonical_resource c JOIN resource r ON r.type = c.type AND r.id = c.id"
            + " WHERE c.type = ? AND c.url = ? AND NOT r.deleted ORDER BY r.pid",
        row -> ResourceStore.stored(row).version(),
        type,
        url);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new ResourceKey(row.getString(1), row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }

  /**
   * A number that any change changes. It is made of what is visible, and not of the newest change
   * alone, because changes do not become visible in the order of their numbers.
   */
  public long stamp() {
    return database
        .one(
            "SELECT coalesce(bit_xor(hashint8extended(change, 0)), 0) FROM canonical_resource",
            row -> row.getLong(1))
        .orElse(0L);
  }
}
