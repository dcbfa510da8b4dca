package org.chartwarden.trials.requests;

import java.time.LocalDate;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;

/** Both ways round, as whoever asks may see it. Every failure is a FhirProblem. */
public interface Matches {

  /** The trials of a patient, as {@link TrialsForPatient#report}. */
  EligibilityReport trials(AccessContext who, String patient, MatchWish wish, ReportPart part);

  /**
   * The patients of a trial, as {@link PatientsForTrial#report}.
   *
   * @param trial NCT number or id of a ResearchStudy
   */
  CandidateReport patients(
      AccessContext who,
      String trial,
      Optional<ResourceKey> group,
      Optional<LocalDate> asOf,
      ReportPart part);
}
