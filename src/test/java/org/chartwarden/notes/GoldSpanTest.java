package org.chartwarden.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.names.NameKind;
import org.junit.jupiter.api.Test;

/**
 * How many of the conditions, procedures and cultures that people marked in notes are found. Reads
 * {@code ../shared/consistency/dev}, or the folders of {@code -Dnotes.gold=DIR:DIR}.
 */
class GoldSpanTest {

  private static final double WANTED = 0.9;

  @Test
  void mostOfWhatPeopleMarkIsFound() throws IOException {
    List<Path> cases = cases();
    assumeTrue(!cases.isEmpty(), "no cases beside the project");
    Map<String, int[]> counts = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (Path one : cases) {
      String text = Files.readString(one.resolve("note.txt"));
      ClinicalNote note = NoteReader.read(text);
      for (JsonNode gold :
          new ObjectMapper().readTree(one.resolve("gold.json").toFile()).get("mentions")) {
        String type = gold.get("type").asText();
        int start = text.offsetByCodePoints(0, gold.get("start").asInt());
        int end = text.offsetByCodePoints(0, gold.get("end").asInt());
        String words = text.substring(start, end);
        boolean germs = type.equals("lab") && words.chars().noneMatch(Character::isDigit);
        if (!germs && !Set.of("condition", "procedure").contains(type)) {
          continue;
        }
        String label = germs ? "microbiology" : type;
        boolean hit = spans(note, label).anyMatch(span -> touches(span, start, end));
        int[] count = counts.computeIfAbsent(label, key -> new int[2]);
        count[0] += hit ? 1 : 0;
        count[1]++;
        if (!hit) {
          missed.add(
              one.getFileName()
                  + " "
                  + label
                  + ": "
                  + words
                  + "   <- "
                  + text.substring(Math.max(0, start - 40), Math.min(text.length(), end + 30))
                      .replace('\n', '¶'));
        }
      }
    }
    counts.forEach(
        (type, count) -> System.out.printf("%s: %d of %d found%n", type, count[0], count[1]));
    missed.forEach(System.out::println);
    counts.forEach(
        (type, count) ->
            assertThat(count[0]).as(type).isGreaterThanOrEqualTo((int) (WANTED * count[1])));
  }

  private static Stream<TextSpan> spans(ClinicalNote note, String label) {
    if (label.equals("microbiology")) {
      return note.cultures().stream()
          .flatMap(c -> Stream.concat(Stream.of(c.span()), c.resultSpan().stream()));
    }
    return note.mentions().stream()
        .filter(
            m ->
                label.equals("procedure")
                    == (m.kind() == NameKind.PROCEDURE
                        || m.kind() == NameKind.IMAGING
                        || m.kind() == NameKind.DEVICE))
        .flatMap(m -> Stream.concat(Stream.of(m.span(), m.head()), m.timeWords().stream()));
  }

  private static boolean touches(TextSpan span, int start, int end) {
    int common = Math.min(span.end(), end) - Math.max(span.start(), start);
    return common > 0 && common * 2 >= Math.min(span.end() - span.start(), end - start);
  }

  private static List<Path> cases() throws IOException {
    String folders = System.getProperty("notes.gold", "../shared/consistency/dev");
    List<Path> cases = new ArrayList<>();
    for (String folder : folders.split(":")) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> all = Files.list(Path.of(folder))) {
          all.filter(one -> Files.exists(one.resolve("gold.json"))).sorted().forEach(cases::add);
        }
      }
    }
    return cases;
  }
}
