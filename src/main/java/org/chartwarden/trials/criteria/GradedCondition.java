package org.chartwarden.trials.criteria;

import java.util.Map;
import java.util.Optional;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.MeasureTerm;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Scales that grade one condition: without it there is no grade to ask for. */
final class GradedCondition {

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "nyha", "heart-disease",
          "ccs-class", "ischemic-heart-disease",
          "child-pugh", "liver-disease",
          "gleason", "prostate-cancer");

  private GradedCondition() {}

  /** Whether a complete list lacks, now and ever, what a scale grades. */
  static boolean absent(MeasureTerm scale, PatientFacts facts) {
    String id = CONDITIONS.get(scale.id());
    if (id == null || !facts.isComplete(FactList.PROBLEMS)) {
      return false;
    }
    return TermBook.standard()
        .find(TermKind.CONDITION, id)
        .map(
            term ->
                new ConditionTest(
                        "diagnosis", term, Aspect.HISTORY, Optional.empty(), Optional.empty())
                    .verdict(facts))
        .filter(verdict -> verdict.state() == CriterionState.NOT_MET)
        .isPresent();
  }
}
