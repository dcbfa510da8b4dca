package org.chartwarden.fhir.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Database;

/** Contents as they were at a moment, whatever was written since. */
@ApplicationScoped
public class MomentStore {

  private final Database database;

  @Inject
  MomentStore(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * The versions that were current at a moment, in the order of the pids. Where none was yet, the
   * first that came after it; what was deleted by then is left out.
   */
  public List<ResourceVersion> versions(List<Long> pids, Instant moment) {
    return database.list(
        "SELECT r.pid, r.type, r.id, COALESCE(v.version, r.version),"
            + " COALESCE(v.last_updated, r.last_updated), COALESCE(v.deleted, r.deleted),"
            + " CASE WHEN v.pid IS NULL THEN r.content ELSE v.content END"
            + " FROM unnest(?::bigint[]) WITH ORDINALITY AS w (pid, place)"
            + " JOIN resource r ON r.pid = w.pid"
            + " LEFT JOIN LATERAL (SELECT * FROM resource_version o WHERE o.pid = r.pid"
            + " AND r.last_updated > ? AND o.last_updated <= ?"
            + " ORDER BY o.version DESC LIMIT 1) v ON true"
            + " WHERE NOT COALESCE(v.deleted, r.deleted) ORDER BY w.place",
        row -> ResourceStore.stored(row).version(),
        pids.toArray(Long[]::new),
        moment,
        moment);
  }
}
