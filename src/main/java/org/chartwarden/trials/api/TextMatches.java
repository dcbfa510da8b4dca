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
import java.util.Optional;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.report.ReportedMatch;
import org.chartwarden.trials.report.TrialLabel;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialList;
import org.chartwarden.trials.store.TrialStore;
import org.chartwarden.trials.topics.TextPatient;
import org.chartwarden.trials.topics.TopicRanker;
import org.chartwarden.trials.topics.TopicTrial;

/** A patient who is given as text against trials of the record. Nothing is stored. */
@ApplicationScoped
class TextMatches {

  private static final int KEPT = 4;
  private static final int MOST_LEFT_OUT = 20;

  private final TrialStore store;
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
  TextMatches(TrialStore store, Clock clock) {
    this.store = store;
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
    List<StoredTrial> trials = trials(who, wish, remarks);
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
            .map(match -> new ReportedMatch(label(byId.get(match.trial().id())), match))
            .toList();
    return EligibilityReport.of(
            ReportSubject.of(patient.facts(), "", List.of(patient.note())), matches, remarks)
        .top(wish.count());
  }

  private List<StoredTrial> trials(AccessContext who, TextMatchWish wish, List<String> remarks) {
    List<StoredTrial> found;
    if (wish.trials().isEmpty()) {
      TrialList list = store.find(who, wish.query());
      found = list.trials();
      if (list.more()) {
        remarks.add(
            "There are more trials than one request takes: "
                + found.size()
                + " were matched. Ask by condition or status.");
      }
    } else {
      found = store.named(who, wish.trials());
    }
    List<StoredTrial> bare = found.stream().filter(trial -> !trial.matchable()).toList();
    bare.stream()
        .limit(MOST_LEFT_OUT)
        .forEach(trial -> remarks.add(trial.id() + " was left out: " + trial.remarks().get(0)));
    if (bare.size() > MOST_LEFT_OUT) {
      remarks.add(bare.size() - MOST_LEFT_OUT + " more trials have no criteria and were left out.");
    }
    return found.stream().filter(StoredTrial::matchable).toList();
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

  private static TrialLabel label(StoredTrial trial) {
    return new TrialLabel(
        trial.id(),
        trial.head().title(),
        trial.head().registryStatus(),
        trial.head().registryDate(),
        Optional.of(trial.study()),
        trial.text(),
        trial.remarks());
  }
}
