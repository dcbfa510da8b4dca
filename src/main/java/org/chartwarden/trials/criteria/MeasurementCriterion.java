package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.MeasureTerm;

/** Limits for laboratory values, vital signs and scales that are measured and not derived. */
final class MeasurementCriterion implements CriterionType {

  @Override
  public String id() {
    return "measurement";
  }

  @Override
  public String title() {
    return "Laboratory value, vital sign or scale";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return MeasureMentions.of(
        phrase,
        id(),
        Set.of(MeasureTerm.Kind.LAB, MeasureTerm.Kind.VITAL, MeasureTerm.Kind.SCALE),
        false);
  }
}
