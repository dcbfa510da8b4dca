package org.chartwarden.agent.language.plan;

import java.math.BigDecimal;

/**
 * A test on a value.
 *
 * @param low lower bound, or null
 * @param lowInclusive whether the bound itself passes
 * @param high upper bound, or null
 * @param highInclusive whether the bound itself passes
 * @param word for a test without numbers: low, high, abnormal; null when there are bounds
 * @param unit unit as written, or null
 * @param negated whether the opposite is meant
 */
public record Comparison(
    BigDecimal low,
    boolean lowInclusive,
    BigDecimal high,
    boolean highInclusive,
    Word word,
    String unit,
    boolean negated) {

  /** A test in words; its bounds come from the dosing rule, the context or the vocabulary. */
  public enum Word {
    LOW,
    HIGH,
    ABNORMAL
  }

  public static Comparison of(Word word) {
    return new Comparison(null, false, null, false, word, null, false);
  }

  public static Comparison below(BigDecimal bound, boolean inclusive, String unit) {
    return new Comparison(null, false, bound, inclusive, null, unit, false);
  }

  public static Comparison above(BigDecimal bound, boolean inclusive, String unit) {
    return new Comparison(bound, inclusive, null, false, null, unit, false);
  }

  public Comparison not() {
    return new Comparison(low, lowInclusive, high, highInclusive, word, unit, !negated);
  }

  /** Whether a value passes; only for tests with bounds. */
  public boolean test(BigDecimal value) {
    boolean within = true;
    if (low != null) {
      int c = value.compareTo(low);
      within = c > 0 || lowInclusive && c == 0;
    }
    if (high != null) {
      int c = value.compareTo(high);
      within &= c < 0 || highInclusive && c == 0;
    }
    return within != negated;
  }

  /** As a clinician would write it. */
  public String text() {
    String core;
    if (word != null) {
      core = word.name().toLowerCase(java.util.Locale.ROOT);
    } else if (low == null) {
      core = (highInclusive ? "at most " : "below ") + high.toPlainString();
    } else if (high == null) {
      core = (lowInclusive ? "at least " : "above ") + low.toPlainString();
    } else {
      core = "from " + low.toPlainString() + " to " + high.toPlainString();
    }
    return (negated ? "not " : "") + core + (unit == null ? "" : " " + unit);
  }
}
