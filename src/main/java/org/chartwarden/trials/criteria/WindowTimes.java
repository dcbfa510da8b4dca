package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.phrases.Window;

/** Whether something that took place did so in the time that a question asks for. */
final class WindowTimes {

  private WindowTimes() {}

  /**
   * Whether an event or a stay lies in a stretch of time.
   *
   * @param time when it took place
   * @param index the day of judging
   * @param ongoing whether it goes on unless an end is told
   * @return PERHAPS for a stretch that tells how long something lasts, or that lies ahead
   */
  static FactTime.Answer in(Window window, FactTime time, LocalDate index, boolean ongoing) {
    LocalDate edge = window.back(index);
    return switch (window.kind()) {
      case WITHIN -> time.during(edge, index, ongoing);
      case BETWEEN -> past(window.farthestBack(index), edge, time, ongoing);
      case BEFORE -> past(LocalDate.MIN, window.strict() ? edge.minusDays(1) : edge, time, ongoing);
      case AHEAD, LASTING, SHORTER -> FactTime.Answer.PERHAPS;
    };
  }

  /** A stretch that is over: what goes on now may have begun behind it. */
  private static FactTime.Answer past(
      LocalDate from, LocalDate to, FactTime time, boolean ongoing) {
    return ongoing && time.begin().isEmpty()
        ? FactTime.Answer.PERHAPS
        : time.during(from, to, ongoing);
  }
}
