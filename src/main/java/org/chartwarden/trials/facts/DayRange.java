package org.chartwarden.trials.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * A day that is known exactly or roughly.
 *
 * @param first earliest day it can be
 * @param last latest day it can be
 */
public record DayRange(LocalDate first, LocalDate last) {

  public DayRange {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(first + " .. " + last + " is no range of days");
    }
  }

  public static DayRange on(LocalDate day) {
    return new DayRange(day, day);
  }

  public static DayRange in(YearMonth month) {
    return new DayRange(month.atDay(1), month.atEndOfMonth());
  }

  public static DayRange in(int year) {
    return new DayRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }
}
