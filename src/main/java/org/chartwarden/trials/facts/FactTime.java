package org.chartwarden.trials.facts;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * When a fact began and ended.
 *
 * @param begin empty when it is not told
 * @param end empty when it is not told to have ended
 */
public record FactTime(Optional<DayRange> begin, Optional<DayRange> end) {

  /** Nothing is told. */
  public static final FactTime UNTOLD = new FactTime(Optional.empty(), Optional.empty());

  /** An answer to a question of time. */
  public enum Answer {
    YES,
    NO,
    PERHAPS
  }

  public FactTime {
    Objects.requireNonNull(begin, "begin");
    Objects.requireNonNull(end, "end");
  }

  /** It has been so since then. */
  public static FactTime since(DayRange begin) {
    return new FactTime(Optional.of(begin), Optional.empty());
  }

  /** It happened then and was over. */
  public static FactTime at(DayRange when) {
    return new FactTime(Optional.of(when), Optional.of(when));
  }

  /** The time at which it began alone. */
  public FactTime whenBegun() {
    return begin.map(FactTime::at).orElse(UNTOLD);
  }

  /**
   * Whether it was so on any day of a stretch.
   *
   * @param from first day of the stretch
   * @param to last day of the stretch
   * @param ongoing whether it goes on unless an end is told
   */
  public Answer during(LocalDate from, LocalDate to, boolean ongoing) {
    Optional<DayRange> last = end.isPresent() || ongoing ? end : begin;
    boolean overBefore = last.isPresent() && last.get().last().isBefore(from);
    boolean beginsLater = begin.isPresent() && begin.get().first().isAfter(to);
    if (overBefore || beginsLater) {
      return Answer.NO;
    }
    boolean begun = begin.isPresent() && !begin.get().last().isAfter(to);
    boolean lasts =
        last.isPresent() ? !last.get().first().isBefore(from) : ongoing || begin.isPresent();
    if (ongoing && last.isEmpty()) {
      return begin.isEmpty() || begun ? Answer.YES : Answer.PERHAPS;
    }
    return begun && lasts ? Answer.YES : Answer.PERHAPS;
  }

  /** Whether it began on or after a day. */
  public Answer beganSince(LocalDate day) {
    if (begin.isEmpty()) {
      return Answer.PERHAPS;
    }
    if (begin.get().last().isBefore(day)) {
      return Answer.NO;
    }
    return begin.get().first().isBefore(day) ? Answer.PERHAPS : Answer.YES;
  }
}
