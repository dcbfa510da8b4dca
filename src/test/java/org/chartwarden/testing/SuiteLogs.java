package org.chartwarden.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;

/** Where the logs of one run of the integration tests are; Maven empties the folder before them. */
public final class SuiteLogs {

  /** The log of the server under test, and one file for each program that a test started. */
  public static final Path FOLDER = Path.of("target", "logs");

  /** The log of the server under test, of all its starts. */
  public static final Path SUITE = FOLDER.resolve("suite.log");

  /** A line that {@code LogPrivacyIT} logs when it has sent its markers. */
  public static final String CONTROL = "control of the log";

  private static final Pattern MOMENT =
      Pattern.compile("(?m)^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");

  private SuiteLogs() {}

  /** Time between the first and the last line of a log; zero when it has none. */
  public static Duration span(String log) {
    List<LocalDateTime> moments =
        MOMENT
            .matcher(log)
            .results()
            .map(found -> LocalDateTime.parse(found.group(1) + "T" + found.group(2)))
            .toList();
    return moments.isEmpty()
        ? Duration.ZERO
        : Duration.between(moments.getFirst(), moments.getLast());
  }
}
