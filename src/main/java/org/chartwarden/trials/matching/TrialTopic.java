package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * The conditions that a trial is about.
 *
 * @param conditions as narrow as the sponsor names them
 */
record TrialTopic(List<Term> conditions) {

  static TrialTopic of(ParsedTrial trial) {
    Set<Term> conditions = new LinkedHashSet<>();
    for (String condition : trial.conditions()) {
      conditions.addAll(TermBook.standard().narrowestIn(TermKind.CONDITION, condition));
    }
    return new TrialTopic(new ArrayList<>(conditions));
  }

  /** Whether the patient has, or had, one of them. */
  boolean isOf(PatientFacts facts) {
    return conditions.stream()
        .anyMatch(
            term ->
                facts.problemsLike(term).stream()
                    .filter(
                        fact -> fact.state() == FactState.PRESENT || fact.state() == FactState.PAST)
                    .anyMatch(fact -> fact.name().fits(term) == FactName.Fit.YES));
  }
}
