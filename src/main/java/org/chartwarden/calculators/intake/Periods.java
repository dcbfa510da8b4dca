package org.chartwarden.calculators.intake;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** Periods in words. */
final class Periods {

  private Periods() {}

  /** For instance {@code 3 months} or {@code 1 year 6 months}. */
  static String words(Period period) {
    List<String> parts = new ArrayList<>();
    add(parts, period.getYears(), "year");
    add(parts, period.getMonths(), "month");
    add(parts, period.getDays(), "day");
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, int number, String unit) {
    if (number != 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }
}
