package org.chartwarden.agent.language.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * A length of time by the calendar: a year back from 13 November is 13 November.
 *
 * @param months whole months
 * @param seconds the rest
 */
public record Span(int months, long seconds) {

  public OffsetDateTime before(OffsetDateTime time) {
    return time.minusMonths(months).minusSeconds(seconds);
  }

  public OffsetDateTime after(OffsetDateTime time) {
    return time.plusMonths(months).plusSeconds(seconds);
  }

  /** Reads a number of units such as hours, days or months; null when it is no whole span. */
  public static Span of(BigDecimal count, String unit) {
    long seconds;
    switch (unit.charAt(0)) {
      case 's' -> seconds = 1;
      case 'h' -> seconds = Duration.ofHours(1).toSeconds();
      case 'd' -> seconds = Duration.ofDays(1).toSeconds();
      case 'w' -> seconds = Duration.ofDays(7).toSeconds();
      case 'y' -> {
        return months(count.multiply(BigDecimal.valueOf(12)));
      }
      default -> {
        if (unit.startsWith("mo")) {
          return months(count);
        }
        seconds = 60;
      }
    }
    return new Span(0, count.multiply(BigDecimal.valueOf(seconds)).longValue());
  }

  private static Span months(BigDecimal count) {
    BigDecimal whole = count.stripTrailingZeros();
    return whole.scale() > 0 ? null : new Span(whole.intValueExact(), 0);
  }
}
