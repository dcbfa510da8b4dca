package org.chartwarden.cli.bench.calculators;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.intake.NoteInputs;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading one note after the other for the inputs of a calculator. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadingBenchmark {

  /** File of notes; empty for those of this program. */
  @Param("")
  public String rows;

  private final NoteInputs reader = new NoteReaderInputs();
  private final CalculatorSpec spec = CalculatorCatalog.find("apache-ii").orElseThrow().spec();
  private List<QuestionedNote> notes;
  private int next;

  /** Loads the notes. */
  @Setup
  public void load() throws IOException {
    notes = QuestionedNote.read(rows.isEmpty() ? Optional.empty() : Optional.of(Path.of(rows)));
  }

  /** Reads the next note. */
  @Benchmark
  public NoteInputs.Findings read() {
    next = (next + 1) % notes.size();
    return reader.read(
        spec, new NoteInputs.Note(notes.get(next).note(), Optional.empty(), Convention.CLINICAL));
  }
}
