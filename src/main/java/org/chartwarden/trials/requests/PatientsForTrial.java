package org.chartwarden.trials.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.GroupMembers;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.gateway.ScanPiece;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.records.PatientChart;
import org.chartwarden.trials.records.PatientCharts;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.store.StoredTrial;

/** One trial of the record against patients of the record, as many as one answer can wait for. */
@ApplicationScoped
public class PatientsForTrial {

  private static final int AT_ONCE = 20;

  private final FhirGateway gateway;
  private final GroupMembers groups;
  private final PatientCharts charts;
  private final TrialRequestsConfig config;

  @Inject
  PatientsForTrial(
      FhirGateway gateway, GroupMembers groups, PatientCharts charts, TrialRequestsConfig config) {
    this.gateway = gateway;
    this.groups = groups;
    this.charts = charts;
    this.config = config;
  }

  /**
   * Matches, ranks and reports.
   *
   * @param group the Group whose members are matched; all patients that the caller may see without
   *     it
   * @param asOf the day that criteria are judged on; today without it
   * @throws FhirProblem 404 when the group is not there, 403 when the caller may not see it, 422
   *     when the trial has no criteria or there are more patients than one answer takes
   */
  public CandidateReport report(
      AccessContext who,
      StoredTrial trial,
      Optional<ResourceKey> group,
      Optional<LocalDate> asOf,
      ReportPart part) {
    if (!trial.matchable()) {
      throw new FhirProblem(422, "business-rule", "trial-without-criteria", trial.remarks().get(0));
    }
    List<String> patients = patients(who, group);
    List<String> remarks = new ArrayList<>();
    List<CandidateReport.Matched> matched = new ArrayList<>();
    int read = 0;
    for (int from = 0; from < patients.size(); from += AT_ONCE) {
      List<String> some = patients.subList(from, Math.min(patients.size(), from + AT_ONCE));
      Map<String, PatientChart> found = charts.read(who, some, asOf);
      read += found.size();
      for (PatientChart chart : found.values()) {
        chart
            .remarks()
            .forEach(remark -> remarks.add("Patient/" + chart.patient().id() + ": " + remark));
        matched.add(
            new CandidateReport.Matched(
                Labels.of(chart), TrialMatcher.match(chart.facts(), trial.parsed())));
      }
    }
    if (read < patients.size()) {
      remarks.add(
          patients.size() - read + " members of the group are not there or may not be seen.");
    }
    // The sort keeps the order of the ids among equal scores.
    matched.sort(Comparator.comparingDouble(one -> -one.match().score().total()));
    return CandidateReport.of(Labels.of(trial), matched, part, remarks);
  }

  private List<String> patients(AccessContext who, Optional<ResourceKey> group) {
    int most = config.maxPatients();
    List<String> patients = new ArrayList<>();
    if (group.isPresent()) {
      Set<String> members = groups.patients(who, group.get());
      who.patients().ifPresent(members::retainAll);
      patients.addAll(members);
    } else {
      ScanPiece piece =
          gateway.scan(
              who, new ResourceScan("Patient", Optional.empty(), Optional.empty()), 0, most + 1);
      piece.resources().stream()
          .map(ResourceVersion::key)
          .map(ResourceKey::id)
          .sorted()
          .forEach(patients::add);
    }
    if (patients.size() > most) {
      throw new FhirProblem(
          422,
          "too-costly",
          "too-many-patients",
          "there are more than "
              + most
              + " patients, which is the most that one answer waits for: ask for a smaller group by"
              + " the parameter 'group', or send the header 'Prefer: respond-async'");
    }
    return patients;
  }
}
