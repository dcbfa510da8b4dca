package org.chartwarden.trials.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatch;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.records.PatientChart;
import org.chartwarden.trials.records.PatientCharts;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.report.ReportedMatch;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialList;
import org.chartwarden.trials.store.TrialStore;

/** One patient of the record against trials of the record. */
@ApplicationScoped
public class TrialsForPatient {

  private static final int MOST_LEFT_OUT = 20;

  private final TrialStore trials;
  private final PatientCharts charts;

  @Inject
  TrialsForPatient(TrialStore trials, PatientCharts charts) {
    this.trials = trials;
    this.charts = charts;
  }

  /**
   * Matches, ranks and reports.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when the patient or a trial that is named is
   *     not there, 403 when the caller may not see the patient
   */
  public EligibilityReport report(
      AccessContext who, String patient, MatchWish wish, ReportPart part) {
    PatientChart chart = charts.read(who, patient, wish.asOf());
    List<String> remarks = new ArrayList<>(chart.remarks());
    List<StoredTrial> wanted = trials(who, wish, remarks);
    Map<ParsedTrial, StoredTrial> byParsed = new IdentityHashMap<>();
    wanted.stream()
        .filter(StoredTrial::matchable)
        .forEach(trial -> byParsed.put(trial.parsed(), trial));
    leftOut(wanted, remarks);
    List<TrialMatch> ranked =
        TrialMatcher.rank(
            chart.facts(),
            wanted.stream().map(StoredTrial::parsed).filter(byParsed::containsKey).toList());
    List<ReportedMatch> matches =
        ranked.stream()
            .map(match -> new ReportedMatch(Labels.of(byParsed.get(match.trial())), match))
            .toList();
    return EligibilityReport.of(Labels.of(chart), matches, part, remarks);
  }

  private List<StoredTrial> trials(AccessContext who, MatchWish wish, List<String> remarks) {
    if (!wish.trials().isEmpty()) {
      return trials.named(who, wish.trials());
    }
    TrialList found = trials.find(who, wish.query());
    if (found.more()) {
      remarks.add(
          "There are more trials than one request takes: "
              + found.trials().size()
              + " were matched. Ask by condition or status.");
    }
    return found.trials();
  }

  private static void leftOut(List<StoredTrial> wanted, List<String> remarks) {
    List<StoredTrial> bare = wanted.stream().filter(trial -> !trial.matchable()).toList();
    bare.stream()
        .limit(MOST_LEFT_OUT)
        .forEach(trial -> remarks.add(trial.id() + " was left out: " + trial.remarks().get(0)));
    if (bare.size() > MOST_LEFT_OUT) {
      remarks.add(bare.size() - MOST_LEFT_OUT + " more trials have no criteria and were left out.");
    }
  }
}
