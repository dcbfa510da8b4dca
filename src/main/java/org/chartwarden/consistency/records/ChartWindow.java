package org.chartwarden.consistency.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;

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
  static ChartWindow of(NoteMoment moment, Optional<ChartResource> encounter, Duration lookBack) {
    Instant written = moment.written();
    Instant start =
        encounter
            .flatMap(stay -> Stays.start(stay.tree()))
            .filter(begun -> begun.isBefore(written))
            .orElse(written);
    return new ChartWindow(start.minus(lookBack), written.plus(LATE));
  }
}
