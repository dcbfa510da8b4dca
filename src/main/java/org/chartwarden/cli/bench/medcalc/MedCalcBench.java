package org.chartwarden.cli.bench.medcalc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;
import org.chartwarden.cli.bench.AnswersFile;
import org.chartwarden.platform.Json;

/** One run over rows of MedCalc-Bench: answers are written as they come, then graded. */
public final class MedCalcBench {

  private final List<MedCalcRow> rows;

  private MedCalcBench(List<MedCalcRow> rows) {
    this.rows = rows;
  }

  /**
   * Reads the rows.
   *
   * @throws IOException with a sentence that names the file and line that cannot be used
   */
  public static MedCalcBench read(List<Path> files) throws IOException {
    return new MedCalcBench(MedCalcRow.read(files));
  }

  public int size() {
    return rows.size();
  }

  /** Answers from the extracted entities under a convention. */
  public boolean engine(
      Convention convention, Path answers, Consumer<String> done, BooleanSupplier stopping)
      throws IOException {
    return run(new EngineMode(convention), AnswersFile.begin(answers), done, stopping);
  }

  /**
   * Answers from note and question.
   *
   * @param resume whether to keep the answers that the file has already
   * @param unread is told of notes that the model of the reader did not read
   */
  public boolean note(
      NoteAnswers reader,
      UnreadNotes unread,
      Convention convention,
      Path answers,
      boolean resume,
      Consumer<String> done,
      BooleanSupplier stopping)
      throws IOException {
    Set<String> ids = rows.stream().map(MedCalcRow::id).collect(Collectors.toSet());
    return run(
        new NoteMode(reader, convention, unread),
        resume ? AnswersFile.resume(answers, ids, MedCalcBench::whole) : AnswersFile.begin(answers),
        done,
        stopping);
  }

  /**
   * Answers all rows, each written as it comes.
   *
   * @param done is told after each row
   * @return whether all rows were answered
   */
  private boolean run(
      MedCalcMode mode, AnswersFile answers, Consumer<String> done, BooleanSupplier stopping)
      throws IOException {
    try (answers) {
      for (MedCalcRow row : rows) {
        if (stopping.getAsBoolean()) {
          return false;
        }
        if (!answers.has(row.id())) {
          answers.write(mode.answer(row).line(row));
        }
        done.accept(row.id());
      }
    }
    return true;
  }

  /** Whether a line need not be asked again: the model that was to read its note did. */
  private static boolean whole(JsonNode line) {
    return line.has("answer") && !line.has(MedCalcAnswer.UNREAD);
  }

  /** Grades an answers file against every label set and prints a table of it. */
  public void report(Path answers, PrintWriter out) throws IOException {
    Map<String, String> given = new TreeMap<>();
    for (String line : Files.readAllLines(answers)) {
      JsonNode tree = Json.parse(line);
      given.put(tree.path("id").asText(), tree.path("answer").asText());
    }
    List<MedCalcReport.Graded> graded = new ArrayList<>();
    for (MedCalcRow row : rows) {
      graded.add(new MedCalcReport.Graded(row, given.getOrDefault(row.id(), "")));
    }
    new MedCalcReport(graded).print(out);
  }
}
