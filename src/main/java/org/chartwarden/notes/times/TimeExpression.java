package org.chartwarden.notes.times;

import java.time.DayOfWeek;
import java.time.Duration;

/** What a time expression says about the day, whatever the day of the note is. */
public sealed interface TimeExpression {

  /**
   * A calendar day.
   *
   * @param year the year, or null when it is not written
   * @param exchangeable whether month and day could be read the other way round
   */
  record CalendarDay(Integer year, int month, int day, boolean exchangeable)
      implements TimeExpression {}

  /**
   * A calendar month.
   *
   * @param year the year, or null when it is not written
   */
  record CalendarMonth(Integer year, int month) implements TimeExpression {}

  /** Some time until then: "by 5/22". */
  record Until(TimeExpression end) implements TimeExpression {}

  /** The last such day of the week. */
  record Weekday(DayOfWeek day) implements TimeExpression {}

  /** The {@code number}th day since something, as in POD 2. */
  record DayCount(Counter counter, int number) implements TimeExpression {}

  /** What days are counted from. */
  enum Counter {
    /** The operation, whose day is 0. */
    OPERATION,
    /** The admission, whose day is 1. */
    ADMISSION,
    /** The birth. */
    BIRTH,
    /** The first dose or session of a course of treatment. */
    COURSE
  }

  /** Days before the note: 0 today, 1 yesterday, -1 tomorrow. */
  record DaysBack(int from, int to) implements TimeExpression {}

  /** A part of a day. */
  record PartOfDay(Part part, int daysBack) implements TimeExpression {}

  /** The parts of a day that notes name. */
  enum Part {
    MORNING,
    AFTERNOON,
    EVENING,
    /** From the evening of the day before into the morning. */
    NIGHT
  }

  /** A length of time before the note: "48 hours ago". */
  record Ago(Duration length) implements TimeExpression {}

  /** A length of time after the value before it or after the begin: "six hours later". */
  record After(Duration length) implements TimeExpression {}

  /** A stretch that ends with the note: "for shift", "in the last 24 h". */
  record Stretch(Duration length) implements TimeExpression {}

  /** An event of the stay. */
  record Landmark(Event event) implements TimeExpression {}

  /** The events that notes refer to. */
  enum Event {
    ADMISSION,
    ARRIVAL,
    BEFORE_DISCHARGE,
    DISCHARGE,
    BEFORE_OPERATION,
    DURING_OPERATION,
    AFTER_OPERATION,
    BIRTH,
    /** "now", "currently": the last values before the note. */
    NOW,
    /** "initially": the first values of the stay. */
    INITIAL,
    /** "peak": some moment of the stay. */
    PEAK,
    /** "nadir": some moment of the stay. */
    NADIR,
    /** Some moment of the stay that the words leave open. */
    DURING,
    /** "baseline", "last year", "as an outpatient": before the stay. */
    BEFORE
  }
}
