package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code smart_standalone_launch_stu2_2}: a public app, GET and POST to authorize. */
class StandaloneLaunchIT {

  private static final String SCOPE =
      "launch/patient openid fhirUser offline_access patient/Patient.rs patient/Observation.rs";

  private static PackagedServer server;
  private static SmartApp app;
  private static Launch launch;

  @BeforeAll
  static void launch() {
    server = PackagedServer.get();
    app = server.publicApp();
    launch = Launch.standalone(server, app, SCOPE, server.doctor());
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-standalone_auth_tls")
  void authorizationByTls() throws Exception {
    LaunchChecks.require("standalone_auth_tls", launch);
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-standalone_token_tls")
  void tokensByTls() throws Exception {
    LaunchChecks.require("standalone_token_tls", launch);
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_app_redirect_stu2")
  void appRedirect() throws Exception {
    LaunchChecks.require("smart_app_redirect_stu2", launch);
    Wire.Reply byGet = Wire.get(app.address(app.asking(SCOPE)));
    Wire.Reply byPost =
        Wire.form(server.base() + "/auth/authorize", app.asking(SCOPE).parameters());
    assertThat(byGet.status()).isEqualTo(200);
    assertThat(byPost.status()).isEqualTo(200);
    SmartApp.Asked posted = app.asking(SCOPE);
    Browser browser = new Browser(server.base());
    String there =
        browser
            .decide(browser.submit("/auth/authorize", posted.parameters()), server.doctor())
            .toString();
    assertThat(there).startsWith(app.redirect() + "?").contains("code=");
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_code_received")
  void codeReceived() throws Exception {
    LaunchChecks.require("smart_code_received", launch);
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_token_exchange_stu2_2")
  void tokenExchange() throws Exception {
    LaunchChecks.require("smart_token_exchange_stu2_2", launch);
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_token_response_body_stu2_2")
  void tokenResponseBody() throws Exception {
    LaunchChecks.require("smart_token_response_body_stu2_2", launch);
    assertThat(launch.tokens().text("patient")).isEqualTo(Ward.PATIENT);
    assertThat(launch.tokens().json().path("id_token").isTextual()).isTrue();
    assertThat(launch.tokens().json().path("refresh_token").isTextual()).isTrue();
    assertThat(launch.granted()).containsExactlyInAnyOrder(SCOPE.split(" "));
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_token_response_headers")
  void tokenResponseHeaders() throws Exception {
    LaunchChecks.require("smart_token_response_headers", launch);
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_cors_token_exchange")
  void corsTokenExchange() throws Exception {
    LaunchChecks.require("smart_cors_token_exchange", launch);
    Wire.Reply elsewhere =
        Wire.form(app.tokenUrl(), Map.of("grant_type", "x"), "Origin", "https://elsewhere.example");
    assertThat(elsewhere.header("Access-Control-Allow-Origin")).isEmpty();
  }

  /** Requirement 54: what a person declines is told to the app. */
  @Test
  @DisplayName("smart_standalone_launch_stu2_2-declined")
  void declined() {
    SmartApp.Asked other = app.asking(SCOPE);
    assertThat(app.answer(other, server.doctor().refusing()))
        .containsEntry("error", "access_denied")
        .containsEntry("state", other.state())
        .doesNotContainKey("code");
  }

  /** Requirement 167, and {@code context-standalone-encounter}. */
  @Test
  @DisplayName("smart_standalone_launch_stu2_2-encounter_context")
  void encounterContext() {
    Wire.Reply answer =
        app.launched(
            "launch/patient launch/encounter patient/Encounter.rs",
            server.doctor().during(Ward.ENCOUNTER));
    assertThat(answer.text("encounter")).isEqualTo(Ward.ENCOUNTER);
    assertThat(TokenAnswers.scopes(answer)).contains("launch/encounter");
    Wire.Reply none =
        app.launched("launch/patient launch/encounter patient/Encounter.rs", server.doctor());
    assertThat(none.json().has("encounter")).isFalse();
    assertThat(TokenAnswers.scopes(none)).doesNotContain("launch/encounter");
  }
}
