package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Ward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Group {@code g10_smart_limited_app}: a patient gives Patient, Condition and Observation only. */
class LimitedAppIT {

  private static final Set<String> LEFT =
      Set.of("patient/Patient.rs", "patient/Condition.rs", "patient/Observation.rs");

  private static Launch launch;

  @BeforeAll
  static void launch() {
    PackagedServer server = PackagedServer.get();
    launch =
        Launch.standalone(
            server,
            server.secretApp(),
            "launch/patient openid fhirUser offline_access patient/Location.rs "
                + Ward.readingAll(),
            server.patient().ticking((on, off) -> LEFT));
  }

  @GroupChecks(group = "g10_smart_limited_app", sets = CheckSet.STANDALONE_LAUNCH)
  void launch(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @Test
  @DisplayName("g10_smart_limited_app-g10_patient_context")
  void patientContext() throws Exception {
    LaunchChecks.require("g10_patient_context", launch);
  }

  @Test
  @DisplayName("g10_smart_limited_app-g10_limited_scope_grant")
  void limitedScopeGrant() {
    assertThat(launch.granted().stream().filter(s -> s.startsWith("patient/")))
        .containsExactlyInAnyOrderElementsOf(LEFT);
    assertThat(launch.tokens().json().has("refresh_token"))
        .as("offline_access was unticked")
        .isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "g10_restricted_resource_type_access-g10_allergy_intolerance_restricted_access, AllergyIntolerance",
    "g10_restricted_resource_type_access-g10_care_plan_restricted_access, CarePlan",
    "g10_restricted_resource_type_access-g10_care_team_restricted_access, CareTeam",
    "g10_restricted_resource_type_access-g10_device_restricted_access, Device",
    "g10_restricted_resource_type_access-g10_diagnostic_report_restricted_access, DiagnosticReport",
    "g10_restricted_resource_type_access-g10_document_reference_restricted_access, DocumentReference",
    "g10_restricted_resource_type_access-g10_goal_restricted_access, Goal",
    "g10_restricted_resource_type_access-g10_immunization_restricted_access, Immunization",
    "g10_restricted_resource_type_access-g10_medication_request_access, MedicationRequest",
    "g10_restricted_resource_type_access-g10_procedure_restricted_access, Procedure",
    "g10_restricted_resource_type_access-g10_us_core_7_encounter_restricted_access, Encounter",
    "g10_restricted_resource_type_access-g10_us_core_7_service_request_restricted_access, ServiceRequest",
    "g10_restricted_resource_type_access-g10_us_core_7_coverage_restricted_access, Coverage",
    "g10_restricted_resource_type_access-g10_us_core_7_medication_dispense_restricted_access, MedicationDispense",
    "g10_restricted_resource_type_access-g10_us_core_7_location_restricted_access, Location"
  })
  void restrictedAccess(String id, String type) {
    assertThat(launch.read(ResourceTypeChecks.search(type)).status()).as(id).isEqualTo(403);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "g10_restricted_resource_type_access-g10_condition_restricted_access, Condition",
    "g10_restricted_resource_type_access-g10_observation_restricted_access, Observation"
  })
  void grantedAccess(String id, String type) {
    assertThat(id).endsWith("_access");
    ResourceTypeChecks.requireFound(launch.read(ResourceTypeChecks.search(type)), type);
  }

  @Test
  @DisplayName("g10_restricted_resource_type_access-g10_patient_restricted_access")
  void grantedPatient() {
    assertThat(launch.read("Patient/" + Ward.PATIENT).status()).isEqualTo(200);
    assertThat(launch.read("Patient/" + Ward.OTHER).status()).isEqualTo(403);
  }
}
