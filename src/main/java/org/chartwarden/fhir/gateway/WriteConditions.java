package org.chartwarden.fhir.gateway;

import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.storage.StoredResource;

/** Holds {@code If-Match} and {@code If-None-Match} of a write against the current state. */
final class WriteConditions {

  private WriteConditions() {}

  /**
   * Fails with 412 when a condition does not hold.
   *
   * @param current the current state, locked; a deleted resource has a version but is not there
   */
  static void require(ResourceKey key, Optional<StoredResource> current, WriteOptions options) {
    long version = current.map(c -> c.version().version()).orElse(0L);
    boolean there = current.filter(c -> !c.version().deleted()).isPresent();
    requireMatch(key, version, there, options);
    requireNoMatch(key, version, there, options);
  }

  private static void requireMatch(
      ResourceKey key, long version, boolean there, WriteOptions options) {
    if (!options.ifMatch().given()) {
      return;
    }
    boolean holds = options.ifMatch().any() ? there : options.ifMatch().names(version);
    if (!holds || version == 0) {
      throw FhirProblem.preconditionFailed(
          "version-conflict",
          "If-Match wants "
              + options.ifMatch()
              + " of "
              + key
              + ", which "
              + (version == 0
                  ? "does not exist"
                  : there ? "is at version " + version : "was deleted in version " + version));
    }
  }

  private static void requireNoMatch(
      ResourceKey key, long version, boolean there, WriteOptions options) {
    if (options.ifNoneMatch().given() && there && options.ifNoneMatch().names(version)) {
      throw FhirProblem.preconditionFailed(
          "already-there",
          "If-None-Match wants "
              + (options.ifNoneMatch().any() ? "no " : "not " + options.ifNoneMatch() + " of ")
              + key
              + ", but it is there at version "
              + version);
    }
  }
}
