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
    return switch (window.kind()) {
      case WITHIN -> time.during(window.back(index), index, ongoing);
      case BETWEEN -> time.during(window.farthestBack(index), window.back(index), ongoing);
      case BEFORE -> time.during(LocalDate.MIN, window.back(index), ongoing);
      case AHEAD, LASTING, SHORTER -> FactTime.Answer.PERHAPS;
    };
  }
}
