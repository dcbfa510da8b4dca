package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Infections and the state of the immune system. */
final class InfectionCriterion implements CriterionType {

  @Override
  public String id() {
    return "infection";
  }

  @Override
  public String title() {
    return "Infection and immune status";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return ConditionMentions.of(phrase, id());
  }
}
