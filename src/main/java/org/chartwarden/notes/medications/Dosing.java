package org.chartwarden.notes.medications;

import java.util.Optional;

/**
 * How much is given.
 *
 * @param dose what is given at once, as written
 * @param strength what one piece holds: the 500 mg of "two 500 mg tablets"
 * @param count how many pieces: tablets, puffs, units of blood
 * @param rate amount per minute or hour of an infusion
 * @param perSize the dose for each kilogram or square metre from which {@code dose} was worked out:
 *     the 50 mg/kg of "50 mg/kg = 820 mg"
 * @param changedFrom the dose or rate before a change that the note tells
 * @param maximum the dose that must not be passed
 */
public record Dosing(
    Optional<DoseAmount> dose,
    Optional<DoseAmount> strength,
    Optional<DoseAmount> count,
    Optional<DoseAmount> rate,
    Optional<DoseAmount> perSize,
    Optional<DoseAmount> changedFrom,
    Optional<DoseAmount> maximum) {

  /** What is given at once: the dose, else strength times count, else one of the two. */
  public Optional<DoseAmount> totalDose() {
    if (dose.isPresent()) {
      return dose;
    }
    if (strength.isPresent() && count.isPresent()) {
      return Optional.of(strength.get().times(count.get()));
    }
    return strength.isPresent() ? strength : count;
  }

  /** Whether the note tells any amount. */
  public boolean stated() {
    return dose.isPresent() || strength.isPresent() || count.isPresent() || rate.isPresent();
  }
}
