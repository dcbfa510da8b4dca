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

/** One patient of the record against trials of the record. */
@ApplicationScoped
public class TrialsForPatient {

  private final WantedTrials wanted;
  private final PatientCharts charts;

  @Inject
  TrialsForPatient(WantedTrials wanted, PatientCharts charts) {
    this.wanted = wanted;
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
    WantedTrials.Found found = wanted.find(who, wish);
    List<String> remarks = new ArrayList<>(chart.remarks());
    remarks.addAll(found.remarks());
    Map<ParsedTrial, StoredTrial> byParsed = new IdentityHashMap<>();
    found.trials().forEach(trial -> byParsed.put(trial.parsed(), trial));
    List<TrialMatch> ranked =
        TrialMatcher.rank(chart.facts(), found.trials().stream().map(StoredTrial::parsed).toList());
    List<ReportedMatch> matches =
        ranked.stream()
            .map(match -> new ReportedMatch(Labels.of(byParsed.get(match.trial())), match))
            .toList();
    return EligibilityReport.of(Labels.of(chart), matches, part, remarks);
  }
}
