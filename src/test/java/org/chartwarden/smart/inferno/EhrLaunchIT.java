package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.TlsHandshake;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Groups {@code smart_ehr_launch_stu2_2}, {@code g10_smart_ehr_practitioner_app} and {@code
 * g10_ehr_patient_launch_stu2_2}: a confidential app, launched on the page of the server.
 */
class EhrLaunchIT {

  private static final String SCOPE =
      "launch openid fhirUser offline_access user/Patient.rs user/Encounter.rs user/Observation.rs";

  private static PackagedServer server;
  private static SmartApp app;
  private static URI launched;
  private static SmartApp.Asked asked;
  private static Map<String, String> back;
  private static Wire.Reply tokens;
  private static List<String> pages;

  @BeforeAll
  static void launch() {
    server = PackagedServer.get();
    app = server.secretApp();
    Browser browser = new Browser(server.base());
    launched = onThePage(browser, server.doctor());
    asked = app.asking(SCOPE).with("launch", Wire.query(launched).get("launch"));
    back = app.answer(asked, server.doctor(), browser);
    pages = browser.titles();
    tokens = app.redeem(asked, back.get("code"));
  }

  /** Somebody signs in, finds a patient, and chooses encounter and app. */
  private static URI onThePage(Browser browser, Person who) {
    Wire.Reply unknown = browser.open(server.base() + "/auth/launch");
    assertThat(unknown.header("Location").orElse("")).contains("/auth/page-sign-in");
    Wire.Reply signedIn = browser.signIn(who, "/auth/launch");
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(browser.open(server.base() + "/auth/launch").body()).contains("Launch an app");
    Wire.Reply chart = browser.submit("/auth/launch/patient", Map.of("patient", Ward.PATIENT));
    assertThat(chart.body()).contains("ambulatory", "inferno-secret");
    Wire.Reply away =
        browser.submit(
            "/auth/launch",
            Map.of(
                "client", "inferno-secret",
                "patient", Ward.PATIENT,
                "encounter", Ward.ENCOUNTER));
    assertThat(away.status()).as(away.body()).isEqualTo(303);
    return URI.create(away.header("Location").orElseThrow());
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_app_launch")
  void appLaunch() {
    assertThat(launched.toString()).startsWith(PackagedServer.LAUNCH + "&");
    assertThat(Wire.query(launched)).containsEntry("iss", server.fhir());
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_launch_received")
  void launchReceived() {
    assertThat(Wire.query(launched).get("launch")).hasSizeGreaterThan(20);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-ehr_auth_tls")
  void authorizationByTls() throws Exception {
    TlsHandshake.requireModern(server.secureBase() + "/auth/authorize");
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-ehr_token_tls")
  void tokensByTls() throws Exception {
    TlsHandshake.requireModern(server.secureBase() + "/auth/token");
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_app_redirect_stu2")
  void appRedirect() {
    assertThat(pages).as("neither sign-in nor patient is asked again").hasSize(1);
    assertThat(pages.get(0)).contains("asks for access");
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_code_received")
  void codeReceived() {
    assertThat(back).containsKey("code").containsEntry("state", asked.state());
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_token_exchange_stu2_2")
  void tokenExchange() {
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_token_response_body_stu2_2")
  void tokenResponseBody() {
    TokenAnswers.requireBody(tokens);
    assertThat(tokens.text("patient")).isEqualTo(Ward.PATIENT);
    assertThat(tokens.text("encounter")).isEqualTo(Ward.ENCOUNTER);
  }

  @Test
  @DisplayName("smart_ehr_launch_stu2_2-smart_token_response_headers")
  void tokenResponseHeaders() {
    TokenAnswers.requireHeaders(tokens);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_smart_scopes")
  void smartScopes() {
    assertThat(TokenAnswers.scopes(tokens)).containsExactlyInAnyOrder(SCOPE.split(" "));
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_unauthorized_access")
  void unauthorizedAccess() {
    assertThat(Wire.get(app.fhir() + "/Patient/" + Ward.PATIENT).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_patient_context")
  void patientContext() {
    Wire.Reply patient =
        Wire.read(app.fhir() + "/Patient/" + tokens.text("patient"), tokens.text("access_token"));
    assertThat(patient.status()).isEqualTo(200);
    assertThat(patient.text("id")).isEqualTo(Ward.PATIENT);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_encounter_context")
  void encounterContext() {
    Wire.Reply encounter =
        Wire.read(
            app.fhir() + "/Encounter/" + tokens.text("encounter"), tokens.text("access_token"));
    assertThat(encounter.status()).isEqualTo(200);
    assertThat(encounter.text("id")).isEqualTo(Ward.ENCOUNTER);
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_smart_style_url")
  void styleUrl() {
    Wire.Reply style = Wire.get(tokens.text("smart_style_url"), "Origin", "https://app.example");
    assertThat(style.status()).isEqualTo(200);
    assertThat(style.json().isObject()).isTrue();
    assertThat(style.json().path("color_background").asText()).startsWith("#");
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_smart_need_patient_banner")
  void needPatientBanner() {
    assertThat(tokens.json().path("need_patient_banner").isBoolean()).isTrue();
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_invalid_token_refresh")
  void invalidTokenRefresh() {
    assertThat(app.refresh("INVALID REFRESH TOKEN", "").status()).isIn(400, 401);
  }

  @Test
  @DisplayName("g10_ehr_patient_launch_stu2_2-smart_token_response_body_stu2_2")
  void patientLaunch() {
    Browser browser = new Browser(server.base());
    URI there = onThePageOfThePatient(browser);
    SmartApp.Asked own =
        app.asking("launch openid fhirUser patient/Patient.rs patient/Observation.rs")
            .with("launch", Wire.query(there).get("launch"));
    Map<String, String> answer = app.answer(own, server.patient(), browser);
    Wire.Reply given = app.redeem(own, answer.get("code"));
    TokenAnswers.requireBody(given);
    assertThat(given.text("patient")).isEqualTo(Ward.PATIENT);
    JsonNode found = Wire.read(app.fhir() + "/Observation", given.text("access_token")).json();
    assertThat(found.path("entry")).isNotEmpty();
    for (JsonNode entry : found.path("entry")) {
      assertThat(entry.path("resource").path("subject").path("reference").asText())
          .isEqualTo("Patient/" + Ward.PATIENT);
    }
  }

  private static URI onThePageOfThePatient(Browser browser) {
    browser.signIn(server.patient(), "/auth/launch");
    assertThat(browser.open(server.base() + "/auth/launch").body())
        .contains(Ward.PATIENT)
        .doesNotContain("Another patient");
    Wire.Reply away =
        browser.submit("/auth/launch", Map.of("client", "inferno-secret", "patient", ""));
    assertThat(away.status()).as(away.body()).isEqualTo(303);
    return URI.create(away.header("Location").orElseThrow());
  }
}
