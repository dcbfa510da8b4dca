package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of results that means the same.
 *
 * @param from lowest value in it, or null for no bound
 * @param to first value above it, or null for no bound
 * @param label short name, for instance "overweight"
 * @param meaning a sentence for a clinician, or empty
 */
public record Band(BigDecimal from, BigDecimal to, String label, String meaning) {

  static Band below(String to, String label, String meaning) {
    return new Band(null, new BigDecimal(to), label, meaning);
  }

  static Band between(String from, String to, String label, String meaning) {
    return new Band(new BigDecimal(from), new BigDecimal(to), label, meaning);
  }

  static Band atLeast(String from, String label, String meaning) {
    return new Band(new BigDecimal(from), null, label, meaning);
  }

  boolean holds(BigDecimal value) {
    return (from == null || value.compareTo(from) >= 0) && (to == null || value.compareTo(to) < 0);
  }

  /** The band that holds a value. */
  static Optional<Band> of(List<Band> bands, BigDecimal value) {
    return bands.stream().filter(b -> b.holds(value)).findFirst();
  }
}
