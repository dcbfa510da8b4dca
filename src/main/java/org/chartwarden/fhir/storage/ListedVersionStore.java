package org.chartwarden.fhir.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Database;

/** Contents of versions that were listed before, whether they are current or superseded by now. */
@ApplicationScoped
public class ListedVersionStore {

  private final Database database;

  @Inject
  ListedVersionStore(DataSource source) {
    this.database = new Database(source);
  }

  /** The versions in the order given; a pair of pid and version that never was is left out. */
  public List<ResourceVersion> versions(List<Long> pids, List<Long> versions) {
    return database.list(
        "SELECT r.pid, r.type, r.id, w.version,"
            + " CASE WHEN r.version = w.version THEN r.last_updated ELSE v.last_updated END,"
            + " CASE WHEN r.version = w.version THEN r.deleted ELSE v.deleted END,"
            + " CASE WHEN r.version = w.version THEN r.content ELSE v.content END"
            + " FROM unnest(?::bigint[], ?::bigint[]) WITH ORDINALITY AS w (pid, version, place)"
            + " JOIN resource r ON r.pid = w.pid"
            + " LEFT JOIN resource_version v ON v.pid = w.pid AND v.version = w.version"
            + " WHERE r.version = w.version OR v.version IS NOT NULL ORDER BY w.place",
        row -> ResourceStore.stored(row).version(),
        pids.toArray(Long[]::new),
        versions.toArray(Long[]::new));
  }
}
