package org.chartwarden.fhir.model;

import java.util.List;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: a list of versions, or any version (RFC
 * 9110, section 13.1).
 *
 * @param any {@code *}
 * @param versions version numbers
 */
public record VersionCondition(boolean any, List<Long> versions) {

  /** No condition was sent. */
  public static final VersionCondition NONE = new VersionCondition(false, List.of());

  public VersionCondition {
    versions = List.copyOf(versions);
  }

  public static VersionCondition of(long version) {
    return new VersionCondition(false, List.of(version));
  }

  /** Whether there is a condition. */
  public boolean given() {
    return any || !versions.isEmpty();
  }

  /** Whether a version is among those named. */
  public boolean names(long version) {
    return any || versions.contains(version);
  }

  @Override
  public String toString() {
    return any
        ? "any version"
        : (versions.size() == 1 ? "version " : "one of the versions ")
            + String.join(", ", versions.stream().map(String::valueOf).toList());
  }
}
