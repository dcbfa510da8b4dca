package org.chartwarden.trials.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.report.ReportedMatch;
import org.chartwarden.trials.requests.Labels;
import org.chartwarden.trials.requests.MatchWish;
import org.chartwarden.trials.requests.WantedTrials;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.topics.TextPatient;
import org.chartwarden.trials.topics.TopicRanker;
import org.chartwarden.trials.topics.TopicTrial;

/** A patient who is given as text against trials of the record. Nothing is stored. */
@ApplicationScoped
class TextMatches {

  private static final int KEPT = 4;

  private final WantedTrials wanted;
  private final Clock clock;

  /** Rankers by the versions of their trials, those that were asked last. */
  private final Map<List<Object>, TopicRanker> rankers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, TopicRanker> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  TextMatches(WantedTrials wanted, Clock clock) {
    this.wanted = wanted;
    this.clock = clock;
  }

  /**
   * Reads, ranks and reports.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when a trial that is named is not there, 403
   *     when the caller may not read trials
   */
  EligibilityReport report(AccessContext who, TextMatchWish wish) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "Read from a text alone: what it leaves out is unknown, and the order goes by what trials"
            + " are about more than by their criteria.");
    WantedTrials.Found found =
        wanted.find(who, new MatchWish(wish.trials(), wish.query(), wish.asOf()));
    remarks.addAll(found.remarks());
    List<StoredTrial> trials = found.trials();
    TextPatient patient =
        TextPatient.of(wish.text(), wish.asOf().orElseGet(() -> LocalDate.now(clock)));
    if (!patient.suspected().isEmpty()) {
      remarks.add(
          "The words may describe "
              + String.join(", ", patient.suspected())
              + ". This helps to find trials and answers no criterion.");
    }
    Map<String, StoredTrial> byId = new HashMap<>();
    trials.forEach(trial -> byId.put(trial.id(), trial));
    List<ReportedMatch> matches =
        ranker(trials).rank(patient).stream()
            .map(match -> new ReportedMatch(Labels.of(byId.get(match.trial().id())), match))
            .toList();
    return EligibilityReport.of(
            ReportSubject.of(patient.facts(), "", List.of(patient.note())), matches, remarks)
        .top(wish.count());
  }

  private TopicRanker ranker(List<StoredTrial> trials) {
    List<Object> versions = new ArrayList<>();
    for (StoredTrial trial : trials) {
      versions.add(trial.study());
      versions.add(trial.variable());
    }
    synchronized (rankers) {
      TopicRanker known = rankers.get(versions);
      if (known != null) {
        return known;
      }
    }
    TopicRanker made =
        TopicRanker.of(trials.stream().map(trial -> new TopicTrial(trial.parsed(), "")).toList());
    synchronized (rankers) {
      rankers.put(versions, made);
    }
    return made;
  }
}
