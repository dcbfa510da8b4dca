package org.chartwarden.consistency.checking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;

/** How far a row lies from the time that a statement says, and from the note where it says none. */
final class RowDistance {

  private record Far(TableValue row, Duration distance) {}

  private RowDistance() {}

  static Duration between(NoteClaim claim, TableValue row, NoteContext context) {
    Instant start = row.start().or(row::end).orElse(context.written());
    Instant end = row.end().orElse(start);
    Instant from = claim.time().said() ? claim.time().start() : context.written();
    Instant until = claim.time().said() ? claim.time().end() : context.written();
    if (start.isAfter(until)) {
      return Duration.between(until, start);
    }
    return end.isBefore(from) ? Duration.between(end, from) : Duration.ZERO;
  }

  /** The nearest rows, in the order in which they were given. */
  static List<TableValue> nearest(
      List<TableValue> rows, NoteClaim claim, NoteContext context, int most) {
    List<Far> far = new ArrayList<>(rows.size());
    rows.forEach(row -> far.add(new Far(row, between(claim, row, context))));
    List<Duration> sorted = new ArrayList<>(far.stream().map(Far::distance).toList());
    sorted.sort(Comparator.naturalOrder());
    Duration limit = sorted.get(most - 1);
    return far.stream()
        .filter(one -> one.distance().compareTo(limit) <= 0)
        .limit(most)
        .map(Far::row)
        .toList();
  }
}
