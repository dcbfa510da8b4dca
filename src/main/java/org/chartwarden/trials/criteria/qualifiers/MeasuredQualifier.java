package org.chartwarden.trials.criteria.qualifiers;

/**
 * How well a condition is controlled: the words at its name, and the scores that tell it, which
 * must not contradict each other.
 *
 * @param words what is asked for
 */
record MeasuredQualifier(WordQualifier words) implements Qualifier {

  @Override
  public String shown() {
    return words.shown();
  }

  @Override
  public Silence silence() {
    return words.silence();
  }

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    Told scored =
        thing
            .term()
            .map(term -> ScoredConditions.degree(thing.facts(), term.id(), words.values()))
            .orElse(Told.UNTOLD);
    if (scored == Told.UNTOLD || told == scored) {
      return told;
    }
    return told == Told.UNTOLD || told == Told.UNSURE ? scored : Told.UNSURE;
  }
}
