package org.chartwarden.cli.bench.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.platform.Json;

/** Counts the lines of a run: is every note told, and once? */
public final class RunLines {

  private final Set<String> notes = new HashSet<>();
  private final Map<String, Integer> problems = new TreeMap<>();
  private long findings;
  private int doubled;

  /** Reads lines to their end. */
  public void read(InputStream lines) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        JsonNode line = Json.parse(text);
        if (!notes.add(line.path("document").asText())) {
          doubled++;
        }
        findings += line.path("findings").size();
        if (line.has("problem")) {
          problems.merge(line.path("problem").asText(), 1, Integer::sum);
        }
      }
    }
  }

  /** Whether each of so many notes is told once. */
  public boolean whole(int expected) {
    return notes.size() == expected && doubled == 0;
  }

  /** Prints the counts. */
  public void print(int expected, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-24s %,d of %,d told, %d lost, %d doubled, %,d findings%n",
        "notes",
        notes.size(),
        expected,
        expected - notes.size(),
        doubled,
        findings);
    problems.forEach(
        (code, count) -> out.printf(Locale.ROOT, "%-24s %,d%n", "  not checked: " + code, count));
  }
}
