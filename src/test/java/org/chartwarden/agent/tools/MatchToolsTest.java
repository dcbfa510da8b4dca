package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.chartwarden.evidence.Evidence;
import org.junit.jupiter.api.Test;

class MatchToolsTest {

  private final MatchesOfRecords matches =
      new MatchesOfRecords(
          new FakeRecords()
              .add(
                  "{'resourceType':'Patient','id':'p1','gender':'female','birthDate':'1960-01-01'}")
              .add(
                  "{'resourceType':'MedicationRequest','id':'m1','status':'active','intent':'order',"
                      + "'medicationCodeableConcept':{'text':'lisinopril'},"
                      + "'subject':{'reference':'Patient/p1'}}"));

  @Test
  void tellsWhatRulesThePatientOutWithItsEvidence() {
    ToolOutcome outcome =
        new MatchTrialsTool(matches, ChartOfRecords.CLOCK)
            .call(
                new MatchTrialsTool.Input("p1", List.of("NCT00000001"), null, null, null),
                FakeRecords.run("p1"));
    ToolOutcome.Result result = (ToolOutcome.Result) outcome;
    JsonNode trial = result.value().at("/trials/0");
    assertThat(trial.path("status").asText()).isEqualTo("excluded");
    assertThat(trial.at("/blocked_by/0/id").asText()).isEqualTo("e1");
    assertThat(trial.at("/blocked_by/0/evidence/0").asText())
        .isEqualTo("MedicationRequest/m1/_history/1");
    assertThat(trial.at("/speaks_for_it/0/id").asText()).isEqualTo("i1");
    assertThat(result.evidence())
        .extracting(Evidence::source)
        .extracting(source -> source.type())
        .contains("ResearchStudy", "MedicationRequest", "Patient");
  }

  @Test
  void refusesAPatientThatTheTaskDoesNotName() {
    assertThat(
            new MatchTrialsTool(matches, ChartOfRecords.CLOCK)
                .declaration()
                .guards()
                .get(0)
                .refusal(
                    new MatchTrialsTool.Input("p2", null, null, null, null), FakeRecords.run("p1")))
        .isPresent();
  }

  @Test
  void ranksThePatientsOfATrial() {
    ToolOutcome outcome =
        new MatchPatientsTool(matches, ChartOfRecords.CLOCK)
            .call(new MatchPatientsTool.Input("NCT00000001", null, null), FakeRecords.run("p1"));
    JsonNode value = ((ToolOutcome.Result) outcome).value();
    assertThat(value.at("/candidates/0/patient").asText()).isEqualTo("p1");
    assertThat(value.at("/counts/excluded").asInt()).isEqualTo(1);
    assertThat(
            new MatchPatientsTool(matches, ChartOfRecords.CLOCK)
                .call(
                    new MatchPatientsTool.Input("NCT00000001", "a b", null), FakeRecords.run("p1")))
        .isInstanceOf(ToolOutcome.Failed.class);
  }
}
