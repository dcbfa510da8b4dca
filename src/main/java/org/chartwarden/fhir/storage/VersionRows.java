package org.chartwarden.fhir.storage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Finds superseded versions. Results are projections, never managed entities: the hot paths write
 * these tables by JDBC, so nothing may linger in a persistence context.
 */
@ApplicationScoped
public class VersionRows implements PanacheRepositoryBase<VersionRow, VersionRow.Key> {

  /** The columns of a version that its key does not tell. */
  record View(Instant lastUpdated, boolean deleted, String content) {}

  /** A superseded version; needs a transaction or a request around it. */
  public Optional<ResourceVersion> version(ResourceKey key, long pid, long version) {
    return find("pid = ?1 and version = ?2", pid, version)
        .project(View.class)
        .firstResultOptional()
        .map(v -> new ResourceVersion(key, version, v.lastUpdated(), v.deleted(), v.content()));
  }
}
