package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.MeasureTerm;

/** Performance and functional status: ECOG, Karnofsky, NYHA, ASA, modified Rankin. */
final class FunctionalStatusCriterion implements CriterionType {

  @Override
  public String id() {
    return "functional-status";
  }

  @Override
  public String title() {
    return "Performance or functional status";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return MeasureMentions.of(phrase, id(), Set.of(MeasureTerm.Kind.STATUS), false);
  }
}
