package org.chartwarden.notes.measurements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementReaderTest {

  static Stream<String> cases() throws IOException {
    try (InputStream rows =
        MeasurementReaderTest.class.getResourceAsStream("/notes/measurements.rows")) {
      List<String> lines =
          new String(rows.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      assertThat(lines).hasSizeGreaterThan(130);
      return lines.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheMeasurementsOfATextAndNothingElse(String row) {
    int arrow = row.lastIndexOf(" => ");
    List<MeasurementMention> read = read(row.substring(0, arrow).replace('⏎', '\n'));
    String wanted = row.substring(arrow + 4).strip();
    List<String> expected =
        wanted.equals("nothing")
            ? List.of()
            : Arrays.stream(wanted.split(";")).map(String::strip).toList();

    assertThat(read.stream().map(MeasurementReaderTest::brief))
        .containsExactlyElementsOf(expected.stream().map(MeasurementReaderTest::brief).toList());
    for (int i = 0; i < expected.size(); i++) {
      String[] words = expected.get(i).split(" ");
      for (String wish : Arrays.copyOfRange(words, 3, words.length)) {
        assertThat(fact(read.get(i), wish)).as(wish).isEqualTo(wish);
      }
    }
  }

  @Test
  void keepsTheDigitsAsWritten() {
    MeasurementMention mention = read("creatinine 1.20 mg/dl").get(0);

    assertThat(mention.value()).isEqualTo(new BigDecimal("1.20"));
    assertThat(mention.writtenUnit()).isEqualTo("mg/dl");
  }

  private static List<MeasurementMention> read(String text) {
    return MeasurementReader.read(NoteText.of(text));
  }

  private static String brief(MeasurementMention mention) {
    return mention.concept() + " " + mention.value().toPlainString() + " " + mention.unit();
  }

  private static String brief(String wanted) {
    return String.join(" ", Arrays.copyOf(wanted.split(" "), 3));
  }

  private static String fact(MeasurementMention mention, String wish) {
    String name = wish.substring(0, wish.indexOf('='));
    Object value =
        switch (name) {
          case "high" -> mention.high();
          case "bound" -> mention.bound();
          case "doubt" -> mention.doubt();
          case "specimen" -> mention.specimen();
          case "normal" -> mention.reference().low() + ".." + mention.reference().high();
          case "time" -> mention.time();
          case "naming" -> mention.naming();
          default -> throw new IllegalArgumentException("no such wish: " + wish);
        };
    return name + "=" + value;
  }
}
