package org.chartwarden.cli.bench.medcalc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.intake.NoteInputs;
import org.chartwarden.calculators.reading.NoteAnswers;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped goes on; what a model did not read is asked again. */
class MedCalcResumeTest {

  @TempDir private Path folder;

  private Path rows() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      lines.add(
          Json.write(
              Json.object()
                  .put("id", "r" + i)
                  .put("row", i)
                  .put("calculator_id", 6)
                  .put("question", "What is the BMI?")
                  .put("note", "Weight 6" + i + " kg, height 170 cm.")));
    }
    return Files.write(folder.resolve("rows.jsonl"), lines);
  }

  @Test
  void goesOnAfterAStopAndAHalfWrittenLine() throws IOException {
    MedCalcBench bench = MedCalcBench.read(List.of(rows()));
    Path answers = folder.resolve("answers.jsonl");
    List<String> read = new ArrayList<>();
    UnreadNotes unread = new UnreadNotes();
    NoteInputs reader = new NoteReaderInputs();
    NoteInputs failing =
        (spec, note) -> {
          read.add(note.text());
          if (note.text().startsWith("Weight 61")) {
            unread.accept("the model is away");
          }
          return reader.read(spec, note);
        };
    NoteAnswers notes = new NoteAnswers(failing);
    Convention convention = Convention.CLINICAL;
    boolean whole =
        bench.note(notes, unread, convention, answers, false, id -> {}, () -> read.size() == 2);
    assertThat(whole).isFalse();
    assertThat(Files.readAllLines(answers)).hasSize(2);
    assertThat(Files.readAllLines(answers).get(1)).contains("\"unread_because\"");
    assertThat(unread.count()).isEqualTo(1);
    Files.writeString(answers, "{\"row\":2,\"id\":\"r2\",\"ans", StandardOpenOption.APPEND);

    read.clear();
    UnreadNotes none = new UnreadNotes();
    NoteInputs working =
        (spec, note) -> {
          read.add(note.text());
          return reader.read(spec, note);
        };
    whole =
        bench.note(
            new NoteAnswers(working), none, convention, answers, true, id -> {}, () -> false);
    assertThat(whole).isTrue();
    assertThat(read)
        .containsExactly("Weight 61 kg, height 170 cm.", "Weight 62 kg, height 170 cm.");
    assertThat(Files.readAllLines(answers))
        .hasSize(3)
        .allSatisfy(line -> assertThat(Json.parse(line).path("answer").asText()).isNotEmpty())
        .noneMatch(line -> line.contains("unread_because"));
  }
}
