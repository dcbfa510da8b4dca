package org.chartwarden.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.report.ReportedMatch;
import org.chartwarden.trials.report.TrialLabel;
import org.chartwarden.trials.requests.Labels;
import org.chartwarden.trials.requests.TrialsForText;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.topics.TextPatient;
import org.chartwarden.trials.topics.TopicRanker;
import org.chartwarden.trials.topics.TopicTrial;

/**
 * Trials that a patient of a file, or one of the store, is matched against.
 *
 * @param trials the trials, parsed
 * @param labels how to name them, by NCT number
 * @param remarks what could not be read, in sentences
 */
record MatchedTrials(
    List<ParsedTrial> trials, Map<String, TrialLabel> labels, List<String> remarks) {

  /** Trials of files; the texts are parsed on all cores. */
  static MatchedTrials of(TrialFiles files) {
    Map<String, TrialLabel> labels = new HashMap<>();
    files.trials().forEach(trial -> labels.put(trial.nctId(), TrialLabel.of(trial)));
    return new MatchedTrials(
        files.trials().parallelStream().map(ParsedTrial::of).toList(), labels, files.remarks());
  }

  /** Trials of the store; those without criteria are left out and named. */
  static MatchedTrials stored(List<StoredTrial> stored) {
    List<ParsedTrial> trials = new ArrayList<>();
    Map<String, TrialLabel> labels = new HashMap<>();
    List<String> remarks = new ArrayList<>();
    for (StoredTrial trial : stored) {
      if (trial.matchable()) {
        trials.add(trial.parsed());
        labels.put(trial.id(), Labels.of(trial));
      } else {
        remarks.add(trial.id() + " was left out: it has no criteria.");
      }
    }
    if (trials.isEmpty()) {
      throw new CommandProblem("The store holds no trial to match; name files by --studies.");
    }
    return new MatchedTrials(trials, labels, remarks);
  }

  /** The report of a patient, the best trials only. */
  EligibilityReport report(
      PatientFacts facts, ReportSubject subject, List<String> more, ReportPart part) {
    List<String> all = new ArrayList<>(more);
    all.addAll(remarks);
    List<ReportedMatch> matches =
        TrialMatcher.rank(facts, trials).stream()
            .map(match -> new ReportedMatch(labels.get(match.trial().id()), match))
            .toList();
    return EligibilityReport.of(subject, matches, part, all);
  }

  /** The report of a patient who is given as text, the best trials only. */
  EligibilityReport report(TextPatient patient, ReportPart part) {
    TopicRanker ranker =
        TopicRanker.of(trials.stream().map(trial -> new TopicTrial(trial, "")).toList());
    return TrialsForText.report(patient, ranker, labels, remarks, part);
  }
}
