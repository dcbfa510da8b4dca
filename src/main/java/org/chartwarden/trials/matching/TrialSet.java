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

  /** For each trial, where the states of its criteria are. */
  private final int[][] places;

  /** The places of what whole parts say of half-read criteria; {@link #NONE} for all others. */
  private final int[][] wholes;

  private final boolean[][] halfRead;

  private static final int NONE = -1;

  private TrialSet(List<ParsedTrial> trials) {
    this.trials = List.copyOf(trials);
    this.places = new int[trials.size()][];
    this.halfRead = new boolean[trials.size()][];
    this.wholes = new int[trials.size()][];
    for (int i = 0; i < places.length; i++) {
      places[i] =
          trials.get(i).criteria().stream()
              .mapToInt(parsed -> questions.add(parsed.form()))
              .toArray();
      halfRead[i] = new boolean[places[i].length];
      wholes[i] = new int[places[i].length];
      for (int k = 0; k < places[i].length; k++) {
        ParsedCriterion parsed = trials.get(i).criteria().get(k);
        halfRead[i][k] = parsed.halfRead();
        wholes[i][k] = halfRead[i][k] ? parsed.wholeForm().map(questions::add).orElse(NONE) : NONE;
      }
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
    CriterionState[] answers = questions.states(facts);
    PatientConcepts concepts = PatientConcepts.of(facts);
    List<Standing> standings = new ArrayList<>(trials.size());
    for (int i = 0; i < places.length; i++) {
      List<CriterionState> states = new ArrayList<>(places[i].length);
      ParsedTrial trial = trials.get(i);
      for (int k = 0; k < places[i].length; k++) {
        CriterionState whole =
            wholes[i][k] == NONE ? CriterionState.UNKNOWN : answers[wholes[i][k]];
        states.add(trial.criteria().get(k).state(answers[places[i][k]], halfRead[i][k], whole));
      }
      standings.add(Standing.of(trial.criteria(), states, trial.focus().heldBy(concepts)));
    }
    return standings;
  }
}
