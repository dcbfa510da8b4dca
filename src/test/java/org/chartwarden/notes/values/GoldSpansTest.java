package org.chartwarden.notes.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.times.TimeReader;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** How many of the values that people marked in the development notes are found. */
class GoldSpansTest {

  private static final Path FOLDER = Path.of("../shared/consistency/dev");
  private static final Set<String> TYPES = Set.of("lab", "vital", "input-output");

  /** Organisms of cultures are read elsewhere. */
  private static final double FLOOR = 0.97;

  @Test
  void findsTheMarkedValues() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is not there: nothing to compare");
    int marked = 0;
    List<String> missed = new ArrayList<>();
    try (Stream<Path> cases = Files.list(FOLDER)) {
      for (Path one : cases.sorted().toList()) {
        String text = Files.readString(one.resolve("note.txt"));
        NoteText note = NoteText.of(text);
        List<ChartValue> values = ChartValueReader.read(note, TimeReader.read(note));
        JsonNode gold = Json.mapper().readTree(one.resolve("gold.json").toFile());
        for (JsonNode mention : gold.path("mentions")) {
          int start = text.offsetByCodePoints(0, mention.path("start").asInt());
          int end = text.offsetByCodePoints(0, mention.path("end").asInt());
          if (TYPES.contains(mention.path("type").asText())) {
            marked++;
            if (values.stream().noneMatch(value -> covers(value, start, end))) {
              missed.add(one.getFileName() + " " + text.substring(start, end));
            }
          }
        }
      }
    }
    double recall = (double) (marked - missed.size()) / marked;
    System.err.printf("marked values: %d, recall %.3f%n", marked, recall);
    missed.forEach(System.err::println);
    assertThat(recall).isGreaterThan(FLOOR);
  }

  private static boolean covers(ChartValue value, int start, int end) {
    int shared = Math.min(value.span().end(), end) - Math.max(value.span().start(), start);
    int shorter = Math.min(value.span().end() - value.span().start(), end - start);
    return value.measured() && shared > 0 && shared * 2 >= shorter;
  }
}
