package org.chartwarden.trials.topics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.focus.PatientConcepts;
import org.chartwarden.trials.matching.MatchScore;
import org.chartwarden.trials.matching.TrialMatch;
import org.chartwarden.trials.matching.TrialMatcher;

/** Ranks a set of trials for patients who are given as text. May be asked by several threads. */
public final class TopicRanker {

  private final List<TopicTrial> trials;
  private final Bm25Index index;

  private TopicRanker(List<TopicTrial> trials) {
    this.trials = List.copyOf(trials);
    this.index = Bm25Index.of(this.trials.stream().map(TopicTrial::searched).toList());
  }

  /** Makes the trials ready to be ranked, which takes the longest. */
  public static TopicRanker of(List<TopicTrial> trials) {
    return new TopicRanker(trials);
  }

  public int size() {
    return trials.size();
  }

  /** Every trial, the best first; equal ones by their number. */
  public List<TrialMatch> rank(TextPatient patient) {
    PatientFacts facts = patient.facts();
    TopicWords told = patient.words();
    PatientConcepts concepts =
        PatientConcepts.of(facts, MainComplaint.of(patient), told.suspected());
    double[] words = index.scores(told.weights());
    double most = Arrays.stream(words).max().orElse(0);
    List<TrialMatch> ranked = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      TrialMatch match = TrialMatcher.match(facts, concepts, trials.get(i).parsed());
      double topic = 0.5 * (most > 0 ? words[i] / most : 0) + 0.5 * match.score().topic();
      ranked.add(
          new TrialMatch(
              match.trial(), match.status(), MatchScore.ofText(match, topic), match.criteria()));
    }
    ranked.sort(
        Comparator.comparingDouble((TrialMatch match) -> -match.score().total())
            .thenComparing(match -> match.trial().id()));
    return ranked;
  }

  /** Reads a summary and ranks every trial for it. */
  public List<TrialMatch> rank(String text, LocalDate asOf) {
    return rank(TextPatient.of(text, asOf));
  }
}
