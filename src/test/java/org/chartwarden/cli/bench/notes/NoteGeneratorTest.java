package org.chartwarden.cli.bench.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.notes.NoteReader;
import org.junit.jupiter.api.Test;

class NoteGeneratorTest {

  private static List<String> notes(long seed) {
    return Stream.generate(new NoteGenerator(seed)::next).limit(40).toList();
  }

  @Test
  void theSameSeedMakesTheSameNotes() {
    assertThat(notes(3)).isEqualTo(notes(3)).isNotEqualTo(notes(4)).doesNotHaveDuplicates();
  }

  @Test
  void notesAreLongAndSayMuch() {
    for (String note : notes(5)) {
      assertThat(note.length()).isBetween(500, 8000);
      assertThat(NoteReader.read(note).measurements()).as(note).isNotEmpty();
    }
  }

  @Test
  void theReportTellsWhetherTheFloorIsMet() {
    StringWriter out = new StringWriter();
    boolean met = new NotesBench(1, 1, new PrintWriter(out)).run();
    assertThat(out.toString())
        .contains("notes per second of one core", met ? "floor 500: met" : "floor 500: MISSED")
        .contains("99 of 100 below", "memory taken per note", "measurements");
  }
}
