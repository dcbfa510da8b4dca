package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** A diagnosis, symptom or sign, with what is said of its time and number. */
final class DiagnosisCriterion implements CriterionType {

  @Override
  public String id() {
    return "diagnosis";
  }

  @Override
  public String title() {
    return "Diagnosis, symptom or sign";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return ConditionMentions.of(phrase, id());
  }
}
