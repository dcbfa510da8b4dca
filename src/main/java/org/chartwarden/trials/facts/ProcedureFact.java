package org.chartwarden.trials.facts;

/**
 * An operation, treatment or device implantation: done (PAST), going on (PRESENT), planned, or said
 * never to have been done.
 *
 * @param name what it is called
 * @param state what the record says of it
 * @param time when it was done or is planned for
 * @param evidence where it stands
 */
public record ProcedureFact(FactName name, FactState state, FactTime time, FactEvidence evidence)
    implements Fact {

  @Override
  public ProcedureFact at(FactEvidence other) {
    return new ProcedureFact(name, state, time, other);
  }
}
