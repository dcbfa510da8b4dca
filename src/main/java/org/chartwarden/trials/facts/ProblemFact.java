package org.chartwarden.trials.facts;

import java.util.List;

/**
 * A diagnosis, symptom, sign or device of the patient.
 *
 * @param name what it is called
 * @param state what the record says of it
 * @param time when it began and ended
 * @param details stage, grade, severity, side and place in words, for instance {@code stage IV},
 *     {@code NYHA III}, {@code left}
 * @param evidence where it stands
 */
public record ProblemFact(
    FactName name, FactState state, FactTime time, List<String> details, FactEvidence evidence)
    implements Fact {

  public ProblemFact {
    details = List.copyOf(details);
  }

  @Override
  public ProblemFact at(FactEvidence other) {
    return new ProblemFact(name, state, time, details, other);
  }
}
