package org.chartwarden.trials.report;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.chartwarden.trials.matching.MatchStatus;

/**
 * Which part of a ranking a report shows.
 *
 * @param least the worst status that is shown
 * @param offset how many of the best are passed over
 * @param count most that are shown
 */
public record ReportPart(MatchStatus least, int offset, int count) {

  /** Everything. */
  public static final ReportPart ALL =
      new ReportPart(MatchStatus.NOT_RELEVANT, 0, Integer.MAX_VALUE);

  public ReportPart {
    Objects.requireNonNull(least, "least");
    if (offset < 0 || count < 0) {
      throw new IllegalArgumentException("a part from " + offset + " with " + count);
    }
  }

  /** The best ones. */
  public static ReportPart first(int count) {
    return new ReportPart(MatchStatus.NOT_RELEVANT, 0, count);
  }

  /** Whether matches of this status are shown at all. */
  boolean shows(MatchStatus status) {
    return status.compareTo(least) <= 0;
  }

  /**
   * Hands over what is shown.
   *
   * @param ranked all of it, the best first
   * @param sink takes the rank, from 1, and what has it
   */
  <T> void each(List<T> ranked, Function<T, MatchStatus> status, BiConsumer<Integer, T> sink) {
    int fitting = 0;
    for (int i = 0; i < ranked.size(); i++) {
      if (shows(status.apply(ranked.get(i))) && ++fitting > offset && fitting - offset <= count) {
        sink.accept(i + 1, ranked.get(i));
      }
    }
  }

  /** How many matches all such parts have together. */
  public int total(ToIntFunction<MatchStatus> count) {
    return Arrays.stream(MatchStatus.values()).filter(this::shows).mapToInt(count).sum();
  }
}
