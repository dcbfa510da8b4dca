package org.chartwarden.cli.bench.calculators;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading one note after the other, without a calculator. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadingBenchmark {

  /** File of notes; empty for those of this program. */
  @Param("")
  public String rows;

  private List<QuestionedNote> notes;
  private int next;

  /** Loads the notes. */
  @Setup
  public void load() throws IOException {
    notes = QuestionedNote.read(rows.isEmpty() ? Optional.empty() : Optional.of(Path.of(rows)));
  }

  /** Reads the next note. */
  @Benchmark
  public ClinicalNote read() {
    next = (next + 1) % notes.size();
    return NoteReader.read(notes.get(next).note());
  }
}
