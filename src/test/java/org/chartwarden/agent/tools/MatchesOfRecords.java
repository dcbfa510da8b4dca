package org.chartwarden.agent.tools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.reading.PatientResource;
import org.chartwarden.trials.records.PatientCharts;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.report.ReportedMatch;
import org.chartwarden.trials.report.TrialLabel;
import org.chartwarden.trials.requests.MatchWish;
import org.chartwarden.trials.requests.Matches;
import org.chartwarden.trials.store.TrialStore;

/** Lets the matching of trials read the records of a test, and one trial that is always there. */
record MatchesOfRecords(Records records) implements Matches {

  private static final String TEXT =
      "Inclusion Criteria:\n- Age 18 years or older\nExclusion Criteria:\n- Taking lisinopril\n";
  private static final ParsedTrial TRIAL =
      new ParsedTrial("NCT00000001", "A trial", List.of(), CriteriaParser.parse(TEXT));
  private static final TrialLabel LABEL =
      new TrialLabel(
          TRIAL.id(),
          TRIAL.title(),
          "RECRUITING",
          "",
          Optional.of(new RecordPointer("ResearchStudy", TRIAL.id(), 1, "")),
          TEXT,
          List.of());

  private CandidateReport.Matched matched(AccessContext who, String patient, LocalDate day) {
    List<PatientResource> read = new ArrayList<>();
    TrialStore.TYPES.forEach(
        type -> records.each(who, type, new SearchText().and("_id", TRIAL.id()), version -> true));
    for (String type : PatientCharts.TYPES) {
      if (type.equals("Patient")) {
        records
            .read(who, type, patient)
            .ifPresent(one -> read.add(new PatientResource(one.pointer(), one.tree())));
      } else {
        records.each(
            who,
            type,
            SearchText.ofPatient(patient),
            one -> read.add(new PatientResource(one.pointer(), one.tree())));
      }
    }
    var facts = PatientFactsReader.read(read, List.of(), day);
    return new CandidateReport.Matched(
        ReportSubject.of(facts, "Ann Doe", List.of()), TrialMatcher.match(facts, TRIAL));
  }

  @Override
  public EligibilityReport trials(
      AccessContext who, String patient, MatchWish wish, ReportPart part) {
    LocalDate day = wish.asOf().orElse(FakeRecords.NOW.toLocalDate());
    CandidateReport.Matched one = matched(who, patient, day);
    return EligibilityReport.of(
        one.subject(), List.of(new ReportedMatch(LABEL, one.match())), part, List.of());
  }

  @Override
  public CandidateReport patients(
      AccessContext who,
      String trial,
      Optional<ResourceKey> group,
      Optional<LocalDate> asOf,
      ReportPart part) {
    LocalDate day = asOf.orElse(FakeRecords.NOW.toLocalDate());
    return CandidateReport.of(LABEL, List.of(matched(who, "p1", day)), part, List.of());
  }
}
