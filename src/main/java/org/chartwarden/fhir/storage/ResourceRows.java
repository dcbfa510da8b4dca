package org.chartwarden.fhir.storage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Finds current states. Results are projections, never managed entities: the hot paths write these
 * tables by JDBC, so nothing may linger in a persistence context.
 */
@ApplicationScoped
public class ResourceRows implements PanacheRepositoryBase<ResourceRow, Long> {

  /** The columns of a current state that its key does not tell. */
  record View(long pid, long version, Instant lastUpdated, boolean deleted, String content) {}

  /** The current state, also when deleted; needs a transaction or a request around it. */
  public Optional<StoredResource> current(ResourceKey key) {
    return find("type = ?1 and id = ?2", key.type(), key.id())
        .project(View.class)
        .firstResultOptional()
        .map(
            v ->
                new StoredResource(
                    v.pid(),
                    new ResourceVersion(
                        key, v.version(), v.lastUpdated(), v.deleted(), v.content())));
  }
}
