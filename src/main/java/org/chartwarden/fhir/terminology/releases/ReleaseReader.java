package org.chartwarden.fhir.terminology.releases;

import java.util.Optional;

/** Reads the releases of one code system in their publisher's format. */
interface ReleaseReader {

  /** Name on the command line. */
  String id();

  /** Canonical URL of the code system. */
  String url();

  /** What it looks for, in one line for the user. */
  String expects();

  /**
   * Reads a release.
   *
   * @param version version that the user says it has
   * @throws ReleaseProblem when the files are not such a release
   */
  ReleaseDraft read(
      ReleaseFiles files, Optional<String> version, TableLines lines, ReleaseReport report);
}
