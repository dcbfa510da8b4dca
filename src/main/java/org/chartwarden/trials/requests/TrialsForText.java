package org.chartwarden.trials.requests;

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
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.report.ReportedMatch;
import org.chartwarden.trials.report.TrialLabel;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.topics.TextPatient;
import org.chartwarden.trials.topics.TopicRanker;
import org.chartwarden.trials.topics.TopicTrial;

/** A patient who is given as text, against trials. Nothing is stored. */
@ApplicationScoped
public class TrialsForText {

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
  TrialsForText(WantedTrials wanted, Clock clock) {
    this.wanted = wanted;
    this.clock = clock;
  }

  /**
   * Reads a text and ranks trials of the record.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when a trial that is named is not there, 403
   *     when the caller may not read trials
   */
  public EligibilityReport report(AccessContext who, TextMatchWish wish) {
    WantedTrials.Found found =
        wanted.find(who, new MatchWish(wish.trials(), wish.query(), wish.asOf()));
    Map<String, TrialLabel> labels = new HashMap<>();
    found.trials().forEach(trial -> labels.put(trial.id(), Labels.of(trial)));
    return report(
        TextPatient.of(wish.text(), wish.asOf().orElseGet(() -> LocalDate.now(clock))),
        ranker(found.trials()),
        labels,
        found.remarks(),
        wish.part());
  }

  /**
   * Ranks trials, of the record or not, for a text.
   *
   * @param labels how to name the trials, by their ids
   * @param more remarks on the trials
   * @param part what of the ranking is shown
   */
  public static EligibilityReport report(
      TextPatient patient,
      TopicRanker ranker,
      Map<String, TrialLabel> labels,
      List<String> more,
      ReportPart part) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "Read from a text alone: what it leaves out is unknown, and the order goes by what trials"
            + " are about more than by their criteria.");
    remarks.addAll(more);
    if (!patient.suspected().isEmpty()) {
      remarks.add(
          "The words may describe "
              + String.join(", ", patient.suspected())
              + ". This helps to find trials and answers no criterion.");
    }
    List<ReportedMatch> matches =
        ranker.rank(patient).stream()
            .map(match -> new ReportedMatch(labels.get(match.trial().id()), match))
            .toList();
    ReportSubject subject = ReportSubject.of(patient.facts(), "", List.of(patient.note()));
    return EligibilityReport.of(subject, matches, part, remarks);
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
