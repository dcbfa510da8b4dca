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
    return facts.isComplete(FactList.PROBLEMS) && is(scale, facts, CriterionState.NOT_MET);
  }

  /** Whether the record tells what a scale grades. */
  static boolean present(MeasureTerm scale, PatientFacts facts) {
    return is(scale, facts, CriterionState.MET);
  }

  private static boolean is(MeasureTerm scale, PatientFacts facts, CriterionState state) {
    return Optional.ofNullable(CONDITIONS.get(scale.id()))
        .flatMap(id -> TermBook.standard().find(TermKind.CONDITION, id))
        .map(
            term ->
                new ConditionTest(
                        "diagnosis", term, Aspect.HISTORY, Optional.empty(), Optional.empty())
                    .verdict(facts))
        .filter(verdict -> verdict.state() == state)
        .isPresent();
  }
}
