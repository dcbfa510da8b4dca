package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Group {@code g10_ehr_patient_launch_stu2_2}: a launch out of the server with scopes of one
 * patient, by a practitioner as the group asks, and by the patient.
 */
class EhrPatientLaunchIT {

  private static final String SCOPE = "launch openid fhirUser offline_access patient/Patient.rs";

  private static PackagedServer server;
  private static SmartApp app;
  private static Launch launch;

  @BeforeAll
  static void launch() {
    server = PackagedServer.get();
    app = server.secretApp();
    launch = Launch.ofEhr(app, SCOPE, server.doctor(), EhrPage.ofDoctor(server, app.id()));
  }

  @GroupChecks(
      group = "g10_ehr_patient_launch_stu2_2",
      sets = CheckSet.EHR_LAUNCH,
      more = {"well_known_endpoint", "g10_patient_context", "g10_patient_scope"})
  void launch(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @Test
  void reachesNoOtherPatient() {
    assertThat(launch.tokens().text("patient")).isEqualTo(Ward.PATIENT);
    assertThat(launch.read("Patient/" + Ward.OTHER).status()).isEqualTo(403);
    assertThat(launch.read("Observation").status()).isEqualTo(403);
  }

  @Test
  void aPatientLaunchesForThemselves() throws Exception {
    Launch own =
        Launch.ofEhr(
            app,
            "launch openid fhirUser patient/Patient.rs patient/Observation.rs",
            server.patient(),
            EhrPage.ofPatient(server, app.id()));
    LaunchChecks.require("smart_app_redirect_stu2", own);
    LaunchChecks.require("g10_patient_context", own);
    assertThat(own.tokens().text("patient")).isEqualTo(Ward.PATIENT);
    JsonNode found = own.read("Observation").json();
    assertThat(found.path("entry")).isNotEmpty();
    for (JsonNode entry : found.path("entry")) {
      assertThat(entry.path("resource").path("subject").path("reference").asText())
          .isEqualTo("Patient/" + Ward.PATIENT);
    }
  }
}
