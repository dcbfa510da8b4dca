package org.chartwarden.fhir.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.hl7.fhir.r4.model.Resource;

/**
 * One stored version of a resource.
 *
 * @param key type and id
 * @param version version number, from 1
 * @param lastUpdated when it was stored, to the microsecond
 * @param deleted whether this version is a deletion; then there is no content
 * @param content compact JSON as served, with {@code id} and {@code meta} in it; null when deleted
 */
public record ResourceVersion(
    ResourceKey key, long version, Instant lastUpdated, boolean deleted, String content) {

  public ResourceVersion {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(lastUpdated, "lastUpdated");
  }

  /** The content as a fresh tree that the caller may change. */
  public ObjectNode tree() {
    return (ObjectNode) Json.parseOwn(content);
  }

  /** The content as a HAPI R4 structure. */
  public <T extends Resource> T as(Class<T> structure) {
    return FhirModel.parse(structure, content);
  }

  /** Points at an element of this version. */
  public RecordPointer pointer(String path) {
    return new RecordPointer(key.type(), key.id(), version, path);
  }

  /** Points at this version as a whole. */
  public RecordPointer pointer() {
    return pointer("");
  }
}
