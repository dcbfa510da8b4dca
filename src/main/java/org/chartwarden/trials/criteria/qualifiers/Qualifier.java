package org.chartwarden.trials.criteria.qualifiers;

/** A word that narrows a condition. */
public interface Qualifier {

  /** The words as the criterion has them, in lower case. */
  String shown();

  /** What the chart tells of it. */
  Told told(QualifiedThing thing);

  /** What it means that the chart does not tell it. */
  Silence silence();

  /** Whether its words are known, so that it makes no other thing of the condition. */
  default boolean known() {
    return true;
  }
}
