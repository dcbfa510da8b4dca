package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.Comparator;
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
    List<Recognised> found = new ArrayList<>(WeightChanges.in(phrase));
    found.addAll(VisualAcuities.in(phrase));
    for (Recognised one :
        MeasureMentions.of(
            phrase,
            id(),
            Set.of(MeasureTerm.Kind.LAB, MeasureTerm.Kind.VITAL, MeasureTerm.Kind.SCALE),
            false)) {
      boolean within =
          found.stream().anyMatch(other -> other.from() < one.to() && one.from() < other.to());
      if (!within) {
        found.add(one);
      }
    }
    found.sort(Comparator.comparingInt(Recognised::from));
    return found;
  }
}
