package org.chartwarden.trials.matching;

import java.util.Comparator;
import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.focus.PatientConcepts;

/** Answers every criterion of a trial for a patient, and ranks. */
public final class TrialMatcher {

  private TrialMatcher() {}

  /** One patient against one trial. */
  public static TrialMatch match(PatientFacts facts, ParsedTrial trial) {
    return match(facts, PatientConcepts.of(facts), trial);
  }

  /**
   * One patient against one of many trials.
   *
   * @param concepts those of the facts, found once for all trials
   */
  public static TrialMatch match(PatientFacts facts, PatientConcepts concepts, ParsedTrial trial) {
    List<MatchedCriterion> criteria =
        trial.criteria().stream()
            .map(parsed -> new MatchedCriterion(parsed, parsed.verdict(facts)))
            .toList();
    Standing standing =
        Standing.of(
            trial.criteria(),
            criteria.stream().map(one -> one.verdict().state()).toList(),
            trial.focus().heldBy(concepts));
    return new TrialMatch(trial, standing.status(), standing.score(), criteria);
  }

  /** The trials of a patient, the best first; equal ones by their number. */
  public static List<TrialMatch> rank(PatientFacts facts, List<ParsedTrial> trials) {
    PatientConcepts concepts = PatientConcepts.of(facts);
    return trials.stream()
        .map(trial -> match(facts, concepts, trial))
        .sorted(
            Comparator.comparingDouble((TrialMatch match) -> -match.score().total())
                .thenComparing(match -> match.trial().id()))
        .toList();
  }
}
