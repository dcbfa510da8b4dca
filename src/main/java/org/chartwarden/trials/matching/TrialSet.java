package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.focus.PatientConcepts;
import org.chartwarden.trials.parsing.ParsedCriterion;

/**
 * Many trials prepared for many patients: a question that several of their criteria ask is answered
 * once for a patient, and only states are told, without reasons. The states are those of {@link
 * TrialMatcher#match}. Immutable; threads may share one.
 */
public final class TrialSet {

  private final List<ParsedTrial> trials;
  private final QuestionSet questions = new QuestionSet();

  private TrialSet(List<ParsedTrial> trials) {
    this.trials = List.copyOf(trials);
    for (ParsedTrial trial : trials) {
      trial.criteria().forEach(parsed -> questions.add(parsed.form()));
    }
  }

  public static TrialSet of(List<ParsedTrial> trials) {
    return new TrialSet(trials);
  }

  /** The trials in the order given. */
  public List<ParsedTrial> trials() {
    return trials;
  }

  /** How many different questions their criteria ask. */
  public int questions() {
    return questions.size();
  }

  /** How a patient stands to each trial, in the order of {@link #trials}. */
  public List<Standing> standings(PatientFacts facts) {
    Function<CriterionForm, CriterionState> answers = questions.answers(facts);
    PatientConcepts concepts = PatientConcepts.of(facts);
    List<Standing> standings = new ArrayList<>(trials.size());
    for (int i = 0; i < trials.size(); i++) {
      List<ParsedCriterion> criteria = trials.get(i).criteria();
      List<CriterionState> states = new ArrayList<>(criteria.size());
      for (ParsedCriterion parsed : criteria) {
        states.add(parsed.form().state(answers));
      }
      standings.add(Standing.of(criteria, states, trials.get(i).focus().heldBy(concepts)));
    }
    return standings;
  }
}
