package org.chartwarden.fhir.gateway.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A row of {@code audit/ways-in.rows}.
 *
 * @param way an endpoint as {@code METHOD /path}, an operation or a route
 * @param how the caller shows who it is, or {@code exempt}
 * @param request method and address, or why it is exempt
 * @param outcome of the entries
 * @param patients whom they name
 */
record WayIn(String way, String how, String request, String body, String outcome, String patients) {

  private static final Path ROWS = Path.of("src/test/resources/audit/ways-in.rows");

  static List<WayIn> all() {
    try {
      return Files.readAllLines(ROWS).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(WayIn::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WayIn read(String line) {
    String[] parts = line.split("\\|", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].strip();
    }
    return parts[1].equals("exempt")
        ? new WayIn(parts[0], parts[1], parts[2], "", "", "")
        : new WayIn(
            parts[0],
            parts[1],
            parts[2],
            parts[3].replace('\'', '"'),
            parts[4],
            parts.length > 5 ? parts[5] : "");
  }

  boolean exempt() {
    return how.equals("exempt");
  }

  @Override
  public String toString() {
    return way + ": " + request;
  }
}
