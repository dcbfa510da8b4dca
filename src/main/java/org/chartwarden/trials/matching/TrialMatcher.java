package org.chartwarden.trials.matching;

import java.util.Comparator;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Answers every criterion of a trial for a patient, and ranks. */
public final class TrialMatcher {

  private TrialMatcher() {}

  /** One patient against one trial. */
  public static TrialMatch match(PatientFacts facts, ParsedTrial trial) {
    List<MatchedCriterion> criteria =
        trial.criteria().stream()
            .map(parsed -> new MatchedCriterion(parsed, parsed.form().verdict(facts)))
            .toList();
    MatchStatus status = status(criteria);
    return new TrialMatch(
        trial,
        status,
        MatchScore.of(
            status,
            share(criteria, CriterionKind.INCLUSION, CriterionState.MET),
            share(criteria, CriterionKind.EXCLUSION, CriterionState.NOT_MET),
            has(facts, trial) ? 1 : 0),
        criteria);
  }

  /** The trials of a patient, the best first; equal ones by their number. */
  public static List<TrialMatch> rank(PatientFacts facts, List<ParsedTrial> trials) {
    return trials.stream()
        .map(trial -> match(facts, trial))
        .sorted(
            Comparator.comparingDouble((TrialMatch match) -> -match.score().total())
                .thenComparing(match -> match.trial().id()))
        .toList();
  }

  private static MatchStatus status(List<MatchedCriterion> criteria) {
    if (any(criteria, CriterionKind.INCLUSION, CriterionState.NOT_MET)) {
      return MatchStatus.NOT_RELEVANT;
    }
    return any(criteria, CriterionKind.EXCLUSION, CriterionState.MET)
        ? MatchStatus.EXCLUDED
        : MatchStatus.POTENTIALLY_ELIGIBLE;
  }

  private static boolean any(
      List<MatchedCriterion> criteria, CriterionKind kind, CriterionState state) {
    return criteria.stream()
        .filter(one -> one.parsed().criterion().cohort().isEmpty())
        .anyMatch(one -> one.parsed().criterion().kind() == kind && one.verdict().state() == state);
  }

  private static double share(
      List<MatchedCriterion> criteria, CriterionKind kind, CriterionState state) {
    List<MatchedCriterion> all =
        criteria.stream()
            .filter(one -> one.parsed().criterion().kind() == kind)
            .filter(one -> one.verdict().state() != CriterionState.NOT_APPLICABLE)
            .toList();
    return all.isEmpty()
        ? 1
        : all.stream().filter(one -> one.verdict().state() == state).count() / (double) all.size();
  }

  /** Whether the patient has, or had, a condition that the trial is about. */
  private static boolean has(PatientFacts facts, ParsedTrial trial) {
    for (String condition : trial.conditions()) {
      List<Term> wanted = TermBook.standard().narrowestIn(TermKind.CONDITION, condition);
      boolean found =
          facts.problems().stream()
              .filter(fact -> fact.state() == FactState.PRESENT || fact.state() == FactState.PAST)
              .anyMatch(
                  fact ->
                      wanted.stream().anyMatch(term -> fact.name().fits(term) == FactName.Fit.YES));
      if (found) {
        return true;
      }
    }
    return false;
  }
}
