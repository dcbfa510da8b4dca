package org.chartwarden.evidence;

import java.util.Objects;

/**
 * One version of one stored resource, and the element in it that matters.
 *
 * @param type FHIR resource type
 * @param id logical id
 * @param version version number, 1 or more
 * @param path FHIRPath of the element, or empty for the whole resource
 */
public record RecordPointer(String type, String id, long version, String path) {

  public RecordPointer {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
    path = path == null ? "" : path;
  }

  /** The version-specific reference, for instance {@code Observation/1/_history/2}. */
  public String reference() {
    return type + "/" + id + "/_history/" + version;
  }
}
