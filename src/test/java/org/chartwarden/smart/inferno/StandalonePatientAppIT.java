package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Group {@code g10_smart_standalone_patient_app}: a patient gives an app all of USCDI. */
class StandalonePatientAppIT {

  private static final String SCOPE =
      "launch/patient openid fhirUser offline_access "
          + Ward.readingAll()
          + " patient/Provenance.rs patient/Practitioner.rs patient/Organization.rs patient/Location.rs";

  private static SmartApp app;
  private static Wire.Reply tokens;

  @BeforeAll
  static void launch() {
    PackagedServer server = PackagedServer.get();
    app = server.secretApp();
    tokens = app.launched(SCOPE, server.patient());
  }

  @Test
  @DisplayName("g10_smart_standalone_patient_app-g10_smart_scopes")
  void smartScopes() {
    assertThat(TokenAnswers.scopes(tokens)).containsExactlyInAnyOrder(SCOPE.split(" "));
  }

  @Test
  @DisplayName("g10_smart_standalone_patient_app-g10_unauthorized_access")
  void unauthorizedAccess() {
    Wire.Reply reply = Wire.get(app.fhir() + "/Patient/" + Ward.PATIENT);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  @Test
  @DisplayName("g10_smart_standalone_patient_app-g10_patient_context")
  void patientContext() {
    assertThat(tokens.text("patient")).isEqualTo(Ward.PATIENT);
    assertThat(read("Patient/" + Ward.PATIENT).status()).isEqualTo(200);
    assertThat(read("Patient/" + Ward.OTHER).status()).isEqualTo(403);
  }

  private static Wire.Reply read(String path) {
    return Wire.read(app.fhir() + "/" + path, tokens.text("access_token"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "g10_unrestricted_resource_type_access-g10_allergy_intolerance_unrestricted_access, AllergyIntolerance",
    "g10_unrestricted_resource_type_access-g10_care_plan_unrestricted_access, CarePlan",
    "g10_unrestricted_resource_type_access-g10_care_team_unrestricted_access, CareTeam",
    "g10_unrestricted_resource_type_access-g10_condition_unrestricted_access, Condition",
    "g10_unrestricted_resource_type_access-g10_device_unrestricted_access, Device",
    "g10_unrestricted_resource_type_access-g10_diagnostic_report_unrestricted_access, DiagnosticReport",
    "g10_unrestricted_resource_type_access-g10_document_reference_unrestricted_access, DocumentReference",
    "g10_unrestricted_resource_type_access-g10_goal_unrestricted_access, Goal",
    "g10_unrestricted_resource_type_access-g10_immunization_unrestricted_access, Immunization",
    "g10_unrestricted_resource_type_access-g10_medication_request_access, MedicationRequest",
    "g10_unrestricted_resource_type_access-g10_observation_unrestricted_access, Observation",
    "g10_unrestricted_resource_type_access-g10_procedure_unrestricted_access, Procedure",
    "g10_unrestricted_resource_type_access-g10_us_core_7_encounter_unrestricted_access, Encounter",
    "g10_unrestricted_resource_type_access-g10_us_core_7_service_request_unrestricted_access, ServiceRequest",
    "g10_unrestricted_resource_type_access-g10_us_core_7_coverage_unrestricted_access, Coverage",
    "g10_unrestricted_resource_type_access-g10_us_core_7_medication_dispense_unrestricted_access, MedicationDispense"
  })
  void unrestrictedAccess(String id, String type) {
    Wire.Reply found = read(type + "?patient=" + Ward.PATIENT);
    assertThat(found.status()).as(id).isEqualTo(200);
    assertThat(found.json().path("entry")).as(id).isNotEmpty();
    for (JsonNode entry : found.json().path("entry")) {
      assertThat(entry.path("resource").path("resourceType").asText()).isEqualTo(type);
    }
  }

  @Test
  @DisplayName("g10_unrestricted_resource_type_access-g10_patient_unrestricted_access")
  void unrestrictedPatient() {
    assertThat(read("Patient/" + Ward.PATIENT).text("id")).isEqualTo(Ward.PATIENT);
  }

  @Test
  @DisplayName("g10_unrestricted_resource_type_access-g10_us_core_7_location_unrestricted_access")
  void unrestrictedLocation() {
    assertThat(read("Location/inferno-l1").status()).isEqualTo(200);
  }
}
