package org.chartwarden.trials.facts;

/**
 * The statement that a list of the record is complete.
 *
 * @param list the list
 * @param evidence where it is said
 */
public record CompleteList(FactList list, FactEvidence evidence) implements Fact {

  @Override
  public CompleteList at(FactEvidence other) {
    return new CompleteList(list, other);
  }
}
