package org.chartwarden.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /** The server says little when all is well: its starts, and what tests make go wrong. */
  private static final long FEWEST_LINES = 80;

  /** All integration tests together never took as little from the first line to the last. */
  private static final Duration SHORTEST = Duration.ofMinutes(3);

  /** Servers that tests start as processes of their own without Kafka and Keycloak. */
  private static final int FEWEST_SERVERS = 8;

  @Test
  void nothingOfAChartStandsInAnyLogOfTheSuite() throws IOException {
    MarkerSearch search = MarkerSearch.in(SuiteLogs.FOLDER);
    System.out.printf(
        "Searched %,d lines of %d logs, %,d of them of the server under test.%n",
        search.allLines(), search.lines().size(), search.lines(SuiteLogs.SUITE));
    assertThat(search.lines(SuiteLogs.SUITE)).isGreaterThanOrEqualTo(FEWEST_LINES);
    String suite = Files.readString(SuiteLogs.SUITE, StandardCharsets.ISO_8859_1);
    assertThat(suite).contains(SuiteLogs.CONTROL);
    assertThat(SuiteLogs.span(suite)).isGreaterThanOrEqualTo(SHORTEST);
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
