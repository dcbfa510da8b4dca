package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;

/**
 * A stretch of time that a criterion speaks of.
 *
 * @param kind how it lies to the day on which the criterion is judged
 * @param count how many units
 * @param unit UCUM: {@code a}, {@code mo}, {@code wk}, {@code d}, {@code h} or {@code min}
 * @param strict whether the end itself is left out ("more than 4 weeks")
 * @param anchored whether it counts from the day of judging; otherwise from an event of its own
 * @param most how many units at most, of {@link Kind#BETWEEN}; else the same as the count
 */
public record Window(
    Kind kind, BigDecimal count, String unit, boolean strict, boolean anchored, BigDecimal most) {

  private static final Set<String> UNITS = Set.of("a", "mo", "wk", "d", "h", "min");

  /** How a stretch lies. */
  public enum Kind {
    /** From so long ago until now: "within the last 3 months". */
    WITHIN,
    /** From now until then: "planned within 3 months". */
    AHEAD,
    /** Before that: "more than 5 years ago". */
    BEFORE,
    /** So long ago and no longer than that: "3 to 24 months ago". */
    BETWEEN,
    /** At least so long until now: "for at least 3 months". */
    LASTING,
    /** At most so long until now: "for less than 2 weeks". */
    SHORTER
  }

  /** A stretch with one end of its own. */
  public Window(Kind kind, BigDecimal count, String unit, boolean strict, boolean anchored) {
    this(kind, count, unit, strict, anchored, count);
  }

  /** The same stretch, counted from the day of judging. */
  public Window ofToday() {
    return new Window(kind, count, unit, strict, true, most);
  }

  /** A stretch of the same length that lies otherwise. */
  public Window as(Kind other) {
    return new Window(other, count, unit, strict, anchored, most);
  }

  /** Whether a quantity, or null, is a length of time. */
  static boolean measures(Quantity quantity) {
    return quantity != null && UNITS.contains(quantity.unit());
  }

  /** The day that lies so far behind a day; its end for a stretch of hours. */
  public LocalDate back(LocalDate day) {
    return shift(day, -1, count);
  }

  /** The first day of a stretch between two days: the one that lies farthest behind a day. */
  public LocalDate farthestBack(LocalDate day) {
    return shift(day, -1, most);
  }

  /** The day that lies so far ahead of a day. */
  public LocalDate ahead(LocalDate day) {
    return shift(day, 1, count);
  }

  private LocalDate shift(LocalDate day, int sign, BigDecimal units) {
    long whole = units.setScale(0, RoundingMode.CEILING).min(BigDecimal.valueOf(2000)).longValue();
    return switch (unit) {
      case "a" ->
          day.plusMonths(
              sign
                  * units
                      .multiply(BigDecimal.valueOf(12))
                      .min(BigDecimal.valueOf(24_000))
                      .setScale(0, RoundingMode.CEILING)
                      .longValue());
      case "mo" -> day.plusMonths(sign * whole);
      case "wk" -> day.plusWeeks(sign * whole);
      case "d" -> day.plusDays(sign * whole);
      case "h" -> day.plusDays(sign * ((whole + 23) / 24));
      default -> day.plusDays(sign);
    };
  }

  /** For instance {@code within 3 mo}, {@code lasting >= 6 mo}. */
  @Override
  public String toString() {
    String length = count.stripTrailingZeros().toPlainString() + " " + unit;
    String words =
        switch (kind) {
          case WITHIN -> "within " + length;
          case AHEAD -> "next " + length;
          case BEFORE -> "before " + length + " ago";
          case BETWEEN ->
              count.stripTrailingZeros().toPlainString()
                  + " to "
                  + most.stripTrailingZeros().toPlainString()
                  + " "
                  + unit
                  + " ago";
          case LASTING -> "lasting " + (strict ? "> " : ">= ") + length;
          case SHORTER -> "lasting " + (strict ? "< " : "<= ") + length;
        };
    return anchored ? words : words + " of an event";
  }
}
