package org.chartwarden.notes.findings;

import java.util.OptionalInt;

/**
 * When a finding was, in relation to the day that the note tells of.
 *
 * @param kind how the note says it
 * @param days days before, for AGO and SINCE
 * @param year calendar year, for YEAR
 * @param words the words that say it; empty when UNSAID
 */
public record FindingTime(Kind kind, int days, int year, String words) {

  /** Nothing is said. */
  public static final FindingTime UNSAID = new FindingTime(Kind.UNSAID, 0, 0, "");

  /** How a time is told. */
  public enum Kind {
    UNSAID,
    /** At one time: "three weeks ago", "last month". */
    AGO,
    /** From then until now: "for 12 years", "a 3-day history of". */
    SINCE,
    /** In a calendar year. */
    YEAR,
    /** "recent", "newly diagnosed". */
    RECENT,
    /** Long before: "as a child", "at the age of 28". */
    LONG_AGO
  }

  /**
   * How many days before the day of the note it began or was; empty when the note does not tell.
   *
   * @param yearOfNote calendar year of the note, if known
   */
  public OptionalInt daysBefore(OptionalInt yearOfNote) {
    return switch (kind) {
      case AGO, SINCE -> OptionalInt.of(days);
      case YEAR ->
          yearOfNote.isPresent() && yearOfNote.getAsInt() >= year
              ? OptionalInt.of((yearOfNote.getAsInt() - year) * 365)
              : OptionalInt.empty();
      case RECENT, LONG_AGO, UNSAID -> OptionalInt.empty();
    };
  }
}
