package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardsTest {

  @ParameterizedTest
  @CsvSource({"p1,false", "Patient/p1,false", "p2,true", "Patient/p2,true", "../p1,true"})
  void refusesPatientsOutsideTheRun(String patient, boolean refused) {
    Record input = new PatientDemographicsTool.Input(patient);
    assertThat(new PatientBoundGuard().refusal(input, FakeRecords.run("p1")).isPresent())
        .isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"0,true", "1,false", "50,false", "51,true", ",false"})
  void boundsTheRowsOfAResult(Integer limit, boolean refused) {
    Record input = new ClinicalNotesTool.Input("p1", null, null, null, limit);
    assertThat(new ResultSizeGuard(50).refusal(input, FakeRecords.run("p1")).isPresent())
        .isEqualTo(refused);
  }

  @Test
  void refusesProposalsInAReadOnlyRun() {
    RunScope run = FakeRecords.run("p1");
    RunScope readOnly = new RunScope("t", run.access(), run.patients(), run.now(), false);
    Record input = new PatientDemographicsTool.Input("p1");
    assertThat(new WritesAllowedGuard().refusal(input, run)).isEmpty();
    assertThat(new WritesAllowedGuard().refusal(input, readOnly)).isPresent();
  }
}
