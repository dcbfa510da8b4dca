package org.chartwarden.trials.facts;

import java.util.Optional;
import org.chartwarden.units.Amount;

/**
 * A drug of the patient: taken (PRESENT), taken before (PAST), planned, or said not to be taken.
 *
 * @param name ingredients, brand, and drug classes among the concepts
 * @param state what the record says of it
 * @param time when it was taken; a single administration begins and ends at once
 * @param dailyDose amount per day, if it is told
 * @param route in words, if it is told
 * @param evidence where it stands
 */
public record DrugFact(
    FactName name,
    FactState state,
    FactTime time,
    Optional<Amount> dailyDose,
    Optional<String> route,
    FactEvidence evidence)
    implements Fact {

  @Override
  public DrugFact at(FactEvidence other) {
    return new DrugFact(name, state, time, dailyDose, route, other);
  }
}
