package org.chartwarden.notes.times;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The stretch of time that an expression of a note means.
 *
 * @param start first moment, inclusive
 * @param end last moment, inclusive; not before {@code start}
 * @param kind how it is told, which decides how far a row may lie outside
 * @param words the words of the note; empty when it says nothing
 */
public record TimeWindow(Instant start, Instant end, Kind kind, String words) {

  /** How a time is told. */
  public enum Kind {
    /** A time of day: "at 0430", "@1200". */
    CLOCK,
    /** A calendar day: "on 5/22", "January 3". */
    DAY,
    /** Told by the course of things: "this am", "overnight", "POD 2", "yesterday". */
    NARRATIVE,
    /** A point of the stay: "on admission", "at discharge", "throughout". */
    ENCOUNTER,
    /** Nothing is said: anything of the stay up to the note. */
    INDETERMINATE
  }

  public TimeWindow {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(words, "words");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("window ends before it starts: " + start + " " + end);
    }
  }

  /** Whether a stretch of time touches the window widened by a slack on both sides. */
  public boolean touches(Instant from, Instant to, Duration slack) {
    return !from.isAfter(end.plus(slack)) && !to.isBefore(start.minus(slack));
  }

  /** Whether all of it lies before a moment, as the words "three years ago" before the stay. */
  public boolean before(Instant moment) {
    return end.isBefore(moment);
  }

  /** Whether the note says when. */
  public boolean said() {
    return kind != Kind.INDETERMINATE;
  }
}
