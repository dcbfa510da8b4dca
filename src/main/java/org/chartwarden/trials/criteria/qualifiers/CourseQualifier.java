package org.chartwarden.trials.criteria.qualifiers;

import java.time.LocalDate;
import java.util.Set;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.ProblemFact;

/**
 * Acute or chronic: by its words, else by the day on which it began. What goes on for three months
 * is chronic, what began within the last one is acute. What began long ago may be acute again.
 */
record CourseQualifier(WordQualifier words) implements Qualifier {

  private static final int CHRONIC_DAYS = 90;
  private static final int ACUTE_DAYS = 30;

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    if (told != Told.UNTOLD || words.values().size() > 1) {
      return told;
    }
    LocalDate index = thing.facts().indexDate();
    boolean old = false;
    boolean fresh = false;
    for (ProblemFact fact : thing.problems()) {
      if (fact.state() == FactState.PRESENT) {
        old |= fact.time().beganSince(index.minusDays(CHRONIC_DAYS)) == FactTime.Answer.NO;
        fresh |= fact.time().beganSince(index.minusDays(ACUTE_DAYS)) == FactTime.Answer.YES;
      }
    }
    if (words.values().equals(Set.of("chronic"))) {
      return old ? Told.SAME : Told.UNTOLD;
    }
    if (words.values().equals(Set.of("acute"))) {
      return fresh ? Told.SAME : old ? Told.UNSURE : Told.UNTOLD;
    }
    return Told.UNTOLD;
  }

  @Override
  public Silence silence() {
    return words.silence();
  }

  @Override
  public String shown() {
    return words.shown();
  }
}
