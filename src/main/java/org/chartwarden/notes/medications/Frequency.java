package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;

/**
 * How often a drug is given.
 *
 * @param perDay doses per day; 1/7 rounded to four digits for once a week
 * @param everyHours hours between doses, the shortest of a range, where it is told so
 * @param everyHoursMost the longest of a range, otherwise the same
 * @param asNeeded whether it is given only when needed
 * @param once whether it is one dose
 * @param continuous whether it runs on
 * @param doses how many doses in all: 2 for "x2"
 * @param moments when in the day: {@code morning}, {@code noon}, {@code evening}, {@code bedtime},
 *     {@code meals}, {@code before-meals}, {@code after-meals}, {@code dialysis}
 * @param days days of the week as {@code mon}, {@code tue}
 * @param span the words, from the first to the last
 */
public record Frequency(
    Optional<BigDecimal> perDay,
    Optional<BigDecimal> everyHours,
    Optional<BigDecimal> everyHoursMost,
    boolean asNeeded,
    boolean once,
    boolean continuous,
    Optional<Integer> doses,
    List<String> moments,
    List<String> days,
    TextSpan span) {

  public Frequency {
    moments = List.copyOf(moments);
    days = List.copyOf(days);
  }

  /**
   * The frequency that a short text tells, as the "q8h PRN" or "twice daily" of an order; its span
   * is within that text.
   */
  public static Optional<Frequency> of(String text) {
    return FrequencyReader.of(text);
  }
}
