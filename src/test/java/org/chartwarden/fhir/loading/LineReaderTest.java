package org.chartwarden.fhir.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static List<String> lines(String text, int most) throws IOException {
    LineReader reader = new LineReader(new StringReader(text), most);
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line + (reader.cut() ? "…" : ""));
    }
    return lines;
  }

  @Test
  void readsLinesHoweverTheyEnd() throws IOException {
    assertThat(lines("", 9)).isEmpty();
    assertThat(lines("a", 9)).containsExactly("a");
    assertThat(lines("a\n", 9)).containsExactly("a");
    assertThat(lines("a\r\n\nb\r\n", 9)).containsExactly("a", "", "b");
    assertThat(lines("\n\n", 9)).containsExactly("", "");
  }

  @Test
  void cutsWhatIsTooLongAndGoesOn() throws IOException {
    assertThat(lines("123456789\n1234567890\nx", 9))
        .containsExactly("123456789", "123456789…", "x");
    String huge = "y".repeat(200_000);
    assertThat(lines(huge + "\n" + huge, 200_000)).containsExactly(huge, huge);
    assertThat(lines(huge + "\nz\n", 5)).containsExactly("yyyyy…", "z");
  }
}
