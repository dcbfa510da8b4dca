package org.chartwarden.cli.bench.medcalc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;
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
    return run(new EngineMode(convention), answers, done, stopping);
  }

  /** Answers from note and question. */
  public boolean note(
      NoteAnswers reader,
      Convention convention,
      Path answers,
      Consumer<String> done,
      BooleanSupplier stopping)
      throws IOException {
    return run(new NoteMode(reader, convention), answers, done, stopping);
  }

  /**
   * Answers all rows, each written as it comes.
   *
   * @param done is told after each row
   * @return whether all rows were answered
   */
  private boolean run(
      MedCalcMode mode, Path answers, Consumer<String> done, BooleanSupplier stopping)
      throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(answers)) {
      for (MedCalcRow row : rows) {
        if (stopping.getAsBoolean()) {
          return false;
        }
        MedCalcAnswer answer = mode.answer(row);
        file.write(Json.write(answer.line(row)));
        file.newLine();
        done.accept(row.id());
      }
    }
    return true;
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
