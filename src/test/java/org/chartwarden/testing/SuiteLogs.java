package org.chartwarden.testing;

import java.nio.file.Path;

/** Where the logs of one run of the integration tests are; Maven empties the folder before them. */
public final class SuiteLogs {

  /** The log of the server under test, and one file for each program that a test started. */
  public static final Path FOLDER = Path.of("target", "logs");

  /** The log of the server under test, of all its starts. */
  public static final Path SUITE = FOLDER.resolve("suite.log");

  /** A line that {@code LogPrivacyIT} logs when it has sent its markers. */
  public static final String CONTROL = "control of the log";

  private SuiteLogs() {}
}
