package org.chartwarden.fhir.guides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;

/** The packages that are loaded, and which resources came with each. */
@ApplicationScoped
class GuideRows {

  private final Database database;

  @Inject
  GuideRows(DataSource source) {
    this.database = new Database(source);
  }

  Optional<String> fingerprint(String name, String version) {
    return database.one(
        "SELECT fingerprint FROM guide_package WHERE name = ? AND version = ?",
        row -> row.getString(1),
        name,
        version);
  }

  /** All packages by name, the latest loaded first among versions. */
  List<LoadedGuide> all() {
    List<LoadedGuide> loaded =
        database.list(
            "SELECT p.name, p.version, p.title, p.dependencies, count(r.id) FROM guide_package p"
                + " LEFT JOIN guide_resource r ON r.name = p.name AND r.version = p.version"
                + " GROUP BY p.name, p.version ORDER BY p.name, p.loaded_at DESC",
            row ->
                new LoadedGuide(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(5),
                    texts(row.getArray(4))));
    Set<String> names = loaded.stream().map(LoadedGuide::name).collect(Collectors.toSet());
    return loaded.stream().map(guide -> guide.without(names)).toList();
  }

  /** One load or removal at a time, until the transaction ends. */
  void lock() {
    database.list("SELECT pg_advisory_xact_lock(hashtext('chartwarden.guides'))", row -> 0);
  }

  void insert(GuideManifest manifest, String fingerprint) {
    database.run(
        "INSERT INTO guide_package (name, version, title, fingerprint, dependencies)"
            + " VALUES (?, ?, ?, ?, ?)",
        manifest.name(),
        manifest.version(),
        manifest.title(),
        fingerprint,
        manifest.dependencies().entrySet().stream()
            .map(wanted -> wanted.getKey() + "#" + wanted.getValue())
            .sorted()
            .toArray(String[]::new));
  }

  void insertResources(GuideManifest manifest, List<ResourceKey> keys) {
    database.run(
        "INSERT INTO guide_resource (name, version, type, id)"
            + " SELECT ?, ?, type, id FROM unnest(?, ?) AS t (type, id)",
        manifest.name(),
        manifest.version(),
        keys.stream().map(ResourceKey::type).toArray(String[]::new),
        keys.stream().map(ResourceKey::id).toArray(String[]::new));
  }

  /** Forgets a package; returns the resources that no other package brought. */
  List<ResourceKey> remove(String name, String version) {
    List<ResourceKey> only =
        database.list(
            "SELECT type, id FROM guide_resource r WHERE name = ? AND version = ?"
                + " AND NOT EXISTS (SELECT 1 FROM guide_resource o WHERE o.type = r.type"
                + " AND o.id = r.id AND (o.name, o.version) <> (r.name, r.version))"
                + " ORDER BY type, id",
            row -> new ResourceKey(row.getString(1), row.getString(2)),
            name,
            version);
    database.run("DELETE FROM guide_package WHERE name = ? AND version = ?", name, version);
    return only;
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
