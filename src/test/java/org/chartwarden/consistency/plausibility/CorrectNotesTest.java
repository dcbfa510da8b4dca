package org.chartwarden.consistency.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.consistency.plausibility.rules.NoteFlaw;
import org.chartwarden.notes.NoteReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Whole notes of other authors, {@code ../shared/consistency/dev} or the folders of {@code
 * -Dnotes.gold=DIR:DIR}: what contradicts the chart in them seldom contradicts the note itself.
 */
class CorrectNotesTest {

  @Test
  void alarmsOnFewNotes() throws IOException {
    List<String> alarms = new ArrayList<>();
    int notes = 0;
    for (String folder : System.getProperty("notes.gold", "../shared/consistency/dev").split(":")) {
      Path place = Path.of(folder);
      Assumptions.assumeTrue(Files.isDirectory(place), place + " is not there");
      try (Stream<Path> cases = Files.list(place)) {
        for (Path file : cases.map(one -> one.resolve("note.txt")).filter(Files::exists).toList()) {
          notes++;
          String text = Files.readString(file);
          for (NoteFlaw flaw : NoteChecker.check(NoteReader.read(text), Optional.empty())) {
            alarms.add(file + " " + flaw.rule() + " " + flaw.reason());
          }
        }
      }
    }
    assertThat(notes).isPositive();
    assertThat(alarms).as(alarms.toString()).hasSizeLessThanOrEqualTo(1 + notes / 10);
  }
}
