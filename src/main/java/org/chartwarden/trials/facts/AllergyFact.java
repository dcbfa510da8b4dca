package org.chartwarden.trials.facts;

/**
 * An allergy or intolerance; ABSENT with an empty name stands for "no known allergies".
 *
 * @param substance what the patient does not bear, with drug classes among the concepts
 * @param state what the record says of it
 * @param evidence where it stands
 */
public record AllergyFact(FactName substance, FactState state, FactEvidence evidence)
    implements Fact {

  @Override
  public AllergyFact at(FactEvidence other) {
    return new AllergyFact(substance, state, other);
  }
}
