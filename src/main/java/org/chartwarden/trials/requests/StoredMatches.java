package org.chartwarden.trials.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.store.TrialStore;

/** Matches out of the record. */
@ApplicationScoped
class StoredMatches implements Matches {

  private final TrialStore store;
  private final TrialsForPatient trials;
  private final PatientsForTrial patients;

  @Inject
  StoredMatches(TrialStore store, TrialsForPatient trials, PatientsForTrial patients) {
    this.store = store;
    this.trials = trials;
    this.patients = patients;
  }

  @Override
  public EligibilityReport trials(
      AccessContext who, String patient, MatchWish wish, ReportPart part) {
    return trials.report(who, patient, wish, part);
  }

  @Override
  public CandidateReport patients(
      AccessContext who,
      String trial,
      Optional<ResourceKey> group,
      Optional<LocalDate> asOf,
      ReportPart part) {
    return patients.report(who, store.named(who, List.of(trial)).get(0), group, asOf, part);
  }
}
