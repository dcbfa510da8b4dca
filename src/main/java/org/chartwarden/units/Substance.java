package org.chartwarden.units;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What must be known of a substance to pass between mass, amount and charge equivalents.
 *
 * @param molarMass g/mol, positive; empty when not known
 * @param charge absolute charge number of the ion, 1 or more; empty when it is not an ion
 */
public record Substance(Optional<BigDecimal> molarMass, Optional<Integer> charge) {

  /** Nothing is known: only units of one kind convert into each other. */
  public static final Substance UNKNOWN = new Substance(Optional.empty(), Optional.empty());

  public Substance {
    if (molarMass.isPresent() && molarMass.get().signum() <= 0) {
      throw new IllegalArgumentException("a molar mass is positive");
    }
    if (charge.isPresent() && charge.get() < 1) {
      throw new IllegalArgumentException("a charge number is 1 or more");
    }
  }

  /** A substance from what a vocabulary holds; null means not known. */
  public static Substance of(BigDecimal molarMass, Integer charge) {
    return new Substance(Optional.ofNullable(molarMass), Optional.ofNullable(charge));
  }
}
