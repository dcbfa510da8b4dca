package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.MeasureTerm;

/** Limits for values that a calculator derives from others: eGFR, BMI, MELD, scores. */
final class DerivedValueCriterion implements CriterionType {

  @Override
  public String id() {
    return "derived-value";
  }

  @Override
  public String title() {
    return "Value that a calculator derives";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return MeasureMentions.of(phrase, id(), Set.of(MeasureTerm.Kind.values()), true);
  }
}
