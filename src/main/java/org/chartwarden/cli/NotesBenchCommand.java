package org.chartwarden.cli;

import java.util.concurrent.Callable;
import org.chartwarden.cli.bench.notes.NotesBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what reading a note costs. */
@Command(
    name = "notes",
    description = "Measure the speed of the note reader.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Notes of several kinds and styles are made from a seed and read on one thread; the CPU of",
      "that thread counts, so a busy machine does not change the figures much.",
      "Exit code: 0 when 500 notes per second of one core are met, 1 when they are missed."
    })
final class NotesBenchCommand implements Callable<Integer> {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the notes (default: 1).")
  private long seed;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measured seconds (default: 5).")
  private int seconds;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (seconds < 1 || seconds > 600) {
      throw new CommandProblem("--seconds must be between 1 and 600.");
    }
    return new NotesBench(seed, seconds, spec.commandLine().getOut()).run() ? 0 : 1;
  }
}
