package org.chartwarden.notes.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionTableTest {

  private static final String TABLE = "/notes/assertions.psv";

  /** One hard case. */
  record Row(String text, String concept, String said, String time) {}

  static List<Row> rows() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AssertionTableTest.class.getResourceAsStream(TABLE)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(cells -> new Row(cells[0].replace('¶', '\n'), cells[1], cells[2], cells[3]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aFirstMentionIsReadAsAPersonReadsIt(Row row) {
    Optional<FindingMention> mention =
        FindingReader.read(NoteText.of(row.text())).stream()
            .filter(one -> one.is(row.concept()))
            .findFirst();

    assertThat(mention.map(AssertionTableTest::said).orElse("NONE")).isEqualTo(row.said());
    if (!row.time().isEmpty()) {
      assertThat(time(mention.orElseThrow().time())).isEqualTo(row.time());
    }
  }

  @Test
  void theTableIsNotEmptyAndKnowsEveryAssertion() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(300);
    for (Assertion assertion : Assertion.values()) {
      boolean ofProcedures = assertion == Assertion.PLANNED;
      assertThat(
              ofProcedures
                  || rows().stream().anyMatch(row -> row.said().startsWith(assertion.name())))
          .as(assertion.name())
          .isTrue();
    }
  }

  private static String said(FindingMention mention) {
    if (mention.assertion() != Assertion.FAMILY) {
      return mention.assertion().name();
    }
    Relative relative = mention.relative().orElseThrow();
    String age = relative.age().isPresent() ? " " + relative.age().getAsInt() : "";
    return "FAMILY:" + relative.name() + age;
  }

  private static String time(FindingTime time) {
    return switch (time.kind()) {
      case AGO, SINCE -> time.kind() + " " + time.days();
      case YEAR -> "YEAR " + time.year();
      case UNSAID, RECENT, LONG_AGO -> time.kind().name();
    };
  }

  static Stream<String> hostile() {
    return Stream.of(
        "no ".repeat(100_000),
        "mother ".repeat(100_000),
        "swelling leg ".repeat(60_000),
        "3 days ago ".repeat(60_000),
        "no history of stroke, or ".repeat(40_000),
        "(".repeat(200_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aTextWithoutEndIsReadInTime(String text) {
    org.junit.jupiter.api.Assertions.assertTimeout(
        java.time.Duration.ofSeconds(20), () -> FindingReader.read(NoteText.of(text)));
  }
}
