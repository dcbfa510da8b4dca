package org.chartwarden.consistency.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.chartwarden.notes.times.NoteContext;

/**
 * The stretch of a chart that results of a note are looked for in.
 *
 * @param from first moment
 * @param to last moment
 */
public record ChartWindow(Instant from, Instant to) {

  /** What is charted this much later may have happened before the note was written. */
  private static final Duration LATE = Duration.ofDays(1);

  public ChartWindow {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** From some time before the stay to a day after the note. */
  static ChartWindow of(NoteContext context, Duration lookBack) {
    Instant written = context.noteTime();
    Instant start =
        context.start() == null || context.start().isAfter(written) ? written : context.start();
    return new ChartWindow(start.minus(lookBack), written.plus(LATE));
  }
}
