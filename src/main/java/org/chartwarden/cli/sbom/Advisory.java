package org.chartwarden.cli.sbom;

import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * What is known to be wrong with some versions of a library.
 *
 * @param name group and name with a colon between; a star at the end stands for any rest
 * @param affected versions, ordered as Maven orders them
 * @param fixed first version without it, for people
 * @param id its number
 * @param severity {@code critical} or {@code high}
 * @param what it lets happen
 */
public record Advisory(
    String name, VersionRange affected, String fixed, String id, String severity, String what) {

  /**
   * Reads the columns of a row.
   *
   * @throws IllegalArgumentException when the versions are no range
   */
  static Advisory of(String... columns) {
    try {
      return new Advisory(
          columns[0],
          VersionRange.createFromVersionSpec(columns[1]),
          columns[2],
          columns[3],
          columns[4],
          columns[5]);
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException(columns[1] + " is no range of versions", e);
    }
  }

  /** Whether it is about a library, of whatever version. */
  public boolean about(Component component) {
    return name.endsWith("*")
        ? component.name().startsWith(name.substring(0, name.length() - 1))
        : component.name().equals(name);
  }

  /** Whether a library has what it is about. */
  public boolean affects(Component component) {
    return about(component)
        && affected.containsVersion(new DefaultArtifactVersion(component.version()));
  }
}
