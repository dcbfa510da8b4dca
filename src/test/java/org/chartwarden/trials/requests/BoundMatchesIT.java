package org.chartwarden.trials.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.chartwarden.trials.proposals.CandidateProposals;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.store.TrialStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller that is bound to patients matches nobody else. */
@QuarkusTest
class BoundMatchesIT {

  private static final AccessContext BOUND =
      AccessContext.client("bound").boundTo(Set.of(TrialFixture.OTHER));
  private static final MatchWish WISH = MatchWish.of(List.of(TrialFixture.FITTING));

  @Inject TrialsForPatient trials;
  @Inject PatientsForTrial patients;
  @Inject CandidateProposals proposals;
  @Inject TrialStore store;
  @Inject TrialImport imports;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
  }

  @Test
  void matchesItsOwnPatientOnly() {
    assertThat(trials.report(BOUND, TrialFixture.OTHER, WISH, ReportPart.ALL).matched())
        .isEqualTo(1);
    assertThatThrownBy(() -> trials.report(BOUND, TrialFixture.PATIENT, WISH, ReportPart.ALL))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(403));
  }

  @Test
  void seesItsOwnPatientAmongAllOnly() {
    assertThat(found(Optional.empty())).containsExactly(TrialFixture.OTHER);
  }

  @Test
  void seesNoMemberOfAGroupThatIsAnothers() {
    try {
      assertThat(found(Optional.of(new ResourceKey("Group", TrialFixture.GROUP)))).isEmpty();
    } catch (FhirProblem problem) {
      assertThat(problem.status()).isIn(403, 404);
    }
  }

  @Test
  void proposesNothingWhenItOnlyReads() {
    AccessContext reader = AccessContext.client("reader").readingOnly();
    EligibilityReport report = trials.report(reader, TrialFixture.PATIENT, WISH, ReportPart.ALL);
    assertThatThrownBy(() -> proposals.propose(reader, report.patient(), report.trials()))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    assertThatThrownBy(
            () -> proposals.withdraw(BOUND, TrialFixture.PATIENT, TrialFixture.FITTING, "No."))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(403));
  }

  private List<String> found(Optional<ResourceKey> group) {
    CandidateReport report =
        patients.report(
            BOUND,
            store.read(BOUND, TrialFixture.FITTING),
            group,
            Optional.empty(),
            ReportPart.ALL);
    return report.candidates().stream()
        .map(one -> one.patient().source().orElseThrow().id())
        .toList();
  }
}
