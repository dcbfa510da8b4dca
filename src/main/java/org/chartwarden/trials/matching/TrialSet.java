package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.List;
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

  private static final int NONE = -1;

  /** For each trial, where the states of its criteria are. */
  private final List<List<Place>> places;

  /**
   * Where the answers that a criterion rests on are; {@link #NONE} for those that it does not need.
   *
   * @param told that to its form
   * @param whole that to what was read whole of it
   */
  private record Place(ParsedCriterion criterion, boolean halfRead, int told, int whole) {

    /** What no state hangs on is not asked for. */
    CriterionState state(QuestionSet.Answers answers) {
      CriterionState own = answers.state(told);
      if (!halfRead || !criterion.against(own)) {
        return own;
      }
      return criterion.state(
          own, true, whole == NONE ? CriterionState.UNKNOWN : answers.state(whole));
    }
  }

  private TrialSet(List<ParsedTrial> trials) {
    this.trials = List.copyOf(trials);
    this.places =
        this.trials.stream()
            .map(trial -> trial.criteria().stream().map(this::place).toList())
            .toList();
  }

  private Place place(ParsedCriterion parsed) {
    boolean halfRead = parsed.halfRead();
    int told = questions.add(parsed.form());
    int whole = halfRead ? parsed.wholeForm().map(questions::add).orElse(NONE) : NONE;
    return new Place(parsed, halfRead, told, whole);
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
    QuestionSet.Answers answers = questions.answers(facts);
    PatientConcepts concepts = PatientConcepts.of(facts);
    List<Standing> standings = new ArrayList<>(trials.size());
    for (int i = 0; i < trials.size(); i++) {
      ParsedTrial trial = trials.get(i);
      List<Place> own = places.get(i);
      CriterionState[] states = new CriterionState[own.size()];
      for (int place = 0; place < states.length; place++) {
        states[place] = own.get(place).state(answers);
      }
      standings.add(Standing.of(trial.criteria(), List.of(states), trial.focus().heldBy(concepts)));
    }
    return standings;
  }
}
