package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Groups {@code smart_full_ehr_launch} and {@code g10_smart_ehr_practitioner_app}: a confidential
 * app, launched on the page of the server.
 */
class EhrLaunchIT {

  private static final String SCOPE =
      "launch openid fhirUser offline_access user/Patient.rs user/Encounter.rs user/Observation.rs"
          + " user/Practitioner.rs";

  private static SmartApp app;
  private static Launch launch;
  private static Refresh refresh;

  @BeforeAll
  static void launch() {
    PackagedServer server = PackagedServer.get();
    app = server.secretApp();
    launch = Launch.ofEhr(app, SCOPE, server.doctor(), EhrPage.ofDoctor(server, app.id()));
    refresh = Refresh.after(launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_app_launch")
  void appLaunch() throws Exception {
    LaunchChecks.require("smart_app_launch", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_launch_received")
  void launchReceived() throws Exception {
    LaunchChecks.require("smart_launch_received", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-ehr_auth_tls")
  void authorizationByTls() throws Exception {
    LaunchChecks.require("ehr_auth_tls", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-ehr_token_tls")
  void tokensByTls() throws Exception {
    LaunchChecks.require("ehr_token_tls", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_app_redirect_stu2")
  void appRedirect() throws Exception {
    LaunchChecks.require("smart_app_redirect_stu2", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_code_received")
  void codeReceived() throws Exception {
    LaunchChecks.require("smart_code_received", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_token_exchange_stu2_2")
  void tokenExchange() throws Exception {
    LaunchChecks.require("smart_token_exchange_stu2_2", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_token_response_body_stu2_2")
  void tokenResponseBody() throws Exception {
    LaunchChecks.require("smart_token_response_body_stu2_2", launch);
    assertThat(launch.tokens().text("patient")).isEqualTo(Ward.PATIENT);
    assertThat(launch.tokens().text("encounter")).isEqualTo(Ward.ENCOUNTER);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_token_response_headers")
  void tokenResponseHeaders() throws Exception {
    LaunchChecks.require("smart_token_response_headers", launch);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_cors_token_exchange")
  void corsTokenExchange() throws Exception {
    LaunchChecks.require("smart_cors_token_exchange", launch);
  }

  @GroupChecks(group = "smart_full_ehr_launch", sets = CheckSet.OPENID_CONNECT)
  void openIdConnect(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @GroupChecks(group = "smart_ehr_refresh_without_scopes", sets = CheckSet.TOKEN_REFRESH)
  void refreshWithoutScopes(String id) throws Exception {
    RefreshChecks.require(id, refresh);
  }

  @GroupChecks(group = "smart_ehr_refresh_with_scopes", sets = CheckSet.TOKEN_REFRESH)
  void refreshWithScopes(String id) throws Exception {
    RefreshChecks.require(id, refresh);
  }

  @GroupChecks(
      group = "g10_smart_ehr_practitioner_app",
      sets = {CheckSet.EHR_LAUNCH, CheckSet.OPENID_CONNECT})
  void launchOfThePractitionerApp(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @GroupChecks(group = "g10_smart_ehr_token_refresh", sets = CheckSet.G10_TOKEN_REFRESH)
  void refreshOfThePractitionerApp(String id) throws Exception {
    RefreshChecks.require(id, refresh);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_smart_scopes")
  void smartScopes() {
    assertThat(launch.granted()).containsExactlyInAnyOrder(SCOPE.split(" "));
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_unauthorized_access")
  void unauthorizedAccess() throws Exception {
    LaunchChecks.require("g10_unauthorized_access", launch);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_patient_context")
  void patientContext() throws Exception {
    LaunchChecks.require("g10_patient_context", launch);
    assertThat(launch.tokens().text("patient")).isEqualTo(Ward.PATIENT);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_encounter_context")
  void encounterContext() {
    Wire.Reply encounter = launch.read("Encounter/" + launch.tokens().text("encounter"));
    assertThat(encounter.status()).isEqualTo(200);
    assertThat(encounter.text("id")).isEqualTo(Ward.ENCOUNTER);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_smart_style_url")
  void styleUrl() {
    Wire.Reply style = Wire.get(launch.tokens().text("smart_style_url"), "Origin", Launch.ORIGIN);
    assertThat(style.status()).isEqualTo(200);
    assertThat(style.json().isObject()).isTrue();
    assertThat(style.json().path("color_background").asText()).startsWith("#");
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_smart_need_patient_banner")
  void needPatientBanner() {
    assertThat(launch.tokens().json().path("need_patient_banner").isBoolean()).isTrue();
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_invalid_token_refresh")
  void invalidTokenRefresh() {
    assertThat(app.refresh("INVALID REFRESH TOKEN", "").status()).isIn(400, 401);
  }
}
