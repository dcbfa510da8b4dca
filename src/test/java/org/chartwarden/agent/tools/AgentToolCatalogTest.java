package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentToolCatalogTest {

  static List<AgentTool<?>> tools(Records records) {
    ObservationReader observations = new ObservationReader(records);
    MedicationReader medications = new MedicationReader(records);
    AllergyReader allergies = new AllergyReader(records);
    ChartSnapshotReader charts =
        new ChartSnapshotReader(records, observations, medications, allergies);
    ServiceOrders services = new ServiceOrders(charts);
    return List.of(
        new FindPatientTool(new PatientSearch(records)),
        new PatientDemographicsTool(records),
        new LatestObservationTool(observations),
        new ObservationsInWindowTool(observations),
        new AggregateObservationTool(observations),
        new ExtremeObservationTool(observations),
        new ObservationTrendTool(observations),
        new ActiveMedicationsTool(medications),
        new ProblemsTool(records),
        new AllergiesTool(allergies),
        new ClinicalNotesTool(records),
        new CheckConsistencyTool(ChartOfRecords.checks(records)),
        new MatchTrialsTool(new MatchesOfRecords(records), ChartOfRecords.CLOCK),
        new MatchPatientsTool(new MatchesOfRecords(records), ChartOfRecords.CLOCK),
        new ReplacementDoseTool(),
        new RunCalculatorTool(ChartOfRecords.engine(records)),
        new RecordVitalSignTool(records),
        new OrderMedicationTool(charts),
        new OrderLabTool(services),
        new OrderImagingTool(services),
        new OrderReferralTool(services),
        new StopMedicationTool(records, medications));
  }

  @Test
  void offersTheseToolsByName() {
    AgentToolCatalog catalog = new AgentToolCatalog(tools(new FakeRecords()));
    assertThat(catalog.declarations())
        .extracting(ToolDeclaration::name)
        .containsExactly(
            "active_medications",
            "aggregate_observations",
            "allergies",
            "check_consistency",
            "clinical_notes",
            "extreme_observation",
            "find_patient",
            "latest_observation",
            "match_patients",
            "match_trials",
            "observation_trend",
            "observations_in_window",
            "order_imaging",
            "order_lab",
            "order_medication",
            "order_referral",
            "patient_demographics",
            "problems",
            "record_vital_sign",
            "replacement_dose",
            "run_calculator",
            "stop_medication");
  }

  @Test
  void knowsEveryToolThatThereIs() {
    long written =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.chartwarden.agent.tools")
                .stream()
                .filter(c -> !c.isInterface() && c.isAssignableTo(AgentTool.class))
                .count();
    assertThat(written).isEqualTo(tools(new FakeRecords()).size());
  }

  @Test
  void hasASchemaForEveryToolAndGuardsEveryProposal() {
    for (AgentTool<?> tool : tools(new FakeRecords())) {
      ToolDeclaration<?> declaration = tool.declaration();
      assertThat(ToolSchema.of(declaration.input()).get("type").asText()).isEqualTo("object");
      assertThat(declaration.description()).isNotBlank();
      if (declaration.effect() == ToolEffect.PROPOSE) {
        assertThat(declaration.guards()).isEqualTo(Guards.PROPOSE);
      }
    }
  }

  @Test
  void refusesTwoToolsOfOneName() {
    List<AgentTool<?>> twice = List.of(new ReplacementDoseTool(), new ReplacementDoseTool());
    assertThatThrownBy(() -> new AgentToolCatalog(twice)).hasMessageContaining("replacement_dose");
  }
}
