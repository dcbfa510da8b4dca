package org.chartwarden.consistency.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** Whether another window lies within this one. */
  boolean holds(ChartWindow other) {
    return !other.from().isBefore(from) && !other.to().isAfter(to);
  }

  /** Whether a stretch of time has a moment in common with it; null ends are open. */
  boolean touches(Instant start, Instant end) {
    return (start == null || !start.isAfter(to)) && (end == null || !end.isBefore(from));
  }

  /** The windows with those that overlap made one. */
  static List<ChartWindow> merged(List<ChartWindow> windows) {
    List<ChartWindow> merged = new ArrayList<>();
    for (ChartWindow next :
        windows.stream().sorted(Comparator.comparing(ChartWindow::from)).toList()) {
      ChartWindow last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null || next.from().isAfter(last.to())) {
        merged.add(next);
      } else if (next.to().isAfter(last.to())) {
        merged.set(merged.size() - 1, new ChartWindow(last.from(), next.to()));
      }
    }
    return merged;
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
