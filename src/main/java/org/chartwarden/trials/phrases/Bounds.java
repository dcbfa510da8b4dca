package org.chartwarden.trials.phrases;

import java.math.BigDecimal;

/**
 * Numbers that are wanted: from a lower to an upper bound.
 *
 * @param low lower bound, or null
 * @param lowIncluded whether the lower bound itself counts
 * @param high upper bound, or null
 * @param highIncluded whether the upper bound itself counts
 */
public record Bounds(BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {

  public Bounds {
    if (low == null && high == null) {
      throw new IllegalArgumentException("bounds have at least one end");
    }
  }

  public static Bounds atLeast(BigDecimal low) {
    return new Bounds(low, true, null, false);
  }

  public static Bounds above(BigDecimal low) {
    return new Bounds(low, false, null, false);
  }

  public static Bounds atMost(BigDecimal high) {
    return new Bounds(null, false, high, true);
  }

  public static Bounds below(BigDecimal high) {
    return new Bounds(null, false, high, false);
  }

  public static Bounds between(BigDecimal low, BigDecimal high) {
    return new Bounds(low, true, high, true);
  }

  public static Bounds exactly(BigDecimal value) {
    return between(value, value);
  }

  public boolean contains(BigDecimal value) {
    return aboveLow(value) && belowHigh(value);
  }

  /** Whether every number above a value is wanted. */
  public boolean containsAllAbove(BigDecimal value) {
    return high == null && (low == null || value.compareTo(low) >= 0);
  }

  /** Whether every number below a value is wanted. */
  public boolean containsAllBelow(BigDecimal value) {
    return low == null && (high == null || value.compareTo(high) <= 0);
  }

  private boolean aboveLow(BigDecimal value) {
    return low == null || value.compareTo(low) > 0 || lowIncluded && value.compareTo(low) == 0;
  }

  private boolean belowHigh(BigDecimal value) {
    return high == null || value.compareTo(high) < 0 || highIncluded && value.compareTo(high) == 0;
  }

  /** Whether one number alone is wanted. */
  public boolean exact() {
    return low != null && high != null && low.compareTo(high) == 0;
  }

  /** Both bounds together; null when they are of the same side. */
  public Bounds with(Bounds other) {
    if (low == null && other.low != null && other.high == null) {
      return new Bounds(other.low, other.lowIncluded, high, highIncluded);
    }
    if (high == null && other.high != null && other.low == null) {
      return new Bounds(low, lowIncluded, other.high, other.highIncluded);
    }
    return null;
  }

  /** For instance {@code >= 18}, {@code 18..65}, {@code > 2 and <= 5}. */
  @Override
  public String toString() {
    if (exact()) {
      return "= " + low.toPlainString();
    }
    if (low != null && high != null) {
      if (lowIncluded && highIncluded) {
        return low.toPlainString() + ".." + high.toPlainString();
      }
      return lowText() + " and " + highText();
    }
    return low != null ? lowText() : highText();
  }

  private String lowText() {
    return (lowIncluded ? ">= " : "> ") + low.toPlainString();
  }

  private String highText() {
    return (highIncluded ? "<= " : "< ") + high.toPlainString();
  }
}
