package org.chartwarden.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.testing.MarkerSearch;
import org.chartwarden.testing.SuiteLogs;
import org.junit.jupiter.api.Test;

/**
 * No log of the whole suite holds what charts and requests hold: neither that of the server under
 * test nor that of any program which a test started. Maven runs it alone, after all other
 * integration tests, and not after a choice of them ({@code -Dit.test}).
 */
class WholeLogIT {

  /** Less than any whole run logs; a class of its own logs a few dozen lines. */
  private static final long FEWEST_LINES = 200;

  /** Servers that tests start as processes of their own without Kafka and Keycloak. */
  private static final int FEWEST_SERVERS = 8;

  @Test
  void nothingOfAChartStandsInAnyLogOfTheSuite() throws IOException {
    MarkerSearch search = MarkerSearch.in(SuiteLogs.FOLDER);
    System.out.printf(
        "Searched %,d lines of %d logs, %,d of them of the server under test.%n",
        search.allLines(), search.lines().size(), search.lines(SuiteLogs.SUITE));
    assertThat(search.lines(SuiteLogs.SUITE)).isGreaterThanOrEqualTo(FEWEST_LINES);
    assertThat(SuiteLogs.SUITE).content(StandardCharsets.UTF_8).contains(SuiteLogs.CONTROL);
    assertThat(served()).hasSizeGreaterThanOrEqualTo(FEWEST_SERVERS);
    assertThat(search.found()).isEmpty();
  }

  /** Kept outputs of servers that came up. */
  private static List<Path> served() throws IOException {
    try (Stream<Path> files = Files.list(SuiteLogs.FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("serve-"))
          .filter(WholeLogIT::cameUp)
          .toList();
    }
  }

  private static boolean cameUp(Path output) {
    try {
      return Files.readString(output).contains("FHIR base");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
