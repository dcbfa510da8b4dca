package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.TlsHandshake;
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
  private static SmartApp.Asked asked;
  private static Map<String, String> back;
  private static Wire.Reply tokens;

  @BeforeAll
  static void launch() {
    server = PackagedServer.get();
    app = server.publicApp();
    asked = app.asking(SCOPE);
    back = app.answer(asked, server.doctor());
    tokens =
        Wire.form(
            app.tokenUrl(),
            Map.of(
                "grant_type", "authorization_code",
                "code", back.get("code"),
                "redirect_uri", app.redirect(),
                "client_id", app.id(),
                "code_verifier", asked.verifier().getValue()),
            "Origin",
            "https://app.example");
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-standalone_auth_tls")
  void authorizationByTls() throws Exception {
    TlsHandshake.requireModern(server.secureBase() + "/auth/authorize");
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-standalone_token_tls")
  void tokensByTls() throws Exception {
    TlsHandshake.requireModern(server.secureBase() + "/auth/token");
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_app_redirect_stu2")
  void appRedirect() {
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
  void codeReceived() {
    assertThat(back).containsKey("code").doesNotContainKey("error");
    assertThat(back).containsEntry("state", asked.state()).containsEntry("iss", server.base());
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_token_exchange_stu2_2")
  void tokenExchange() {
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_token_response_body_stu2_2")
  void tokenResponseBody() {
    TokenAnswers.requireBody(tokens);
    assertThat(tokens.text("patient")).isEqualTo(Ward.PATIENT);
    assertThat(tokens.json().path("id_token").isTextual()).isTrue();
    assertThat(tokens.json().path("refresh_token").isTextual()).isTrue();
    assertThat(TokenAnswers.scopes(tokens)).containsExactlyInAnyOrder(SCOPE.split(" "));
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_token_response_headers")
  void tokenResponseHeaders() {
    TokenAnswers.requireHeaders(tokens);
  }

  @Test
  @DisplayName("smart_standalone_launch_stu2_2-smart_cors_token_exchange")
  void corsTokenExchange() {
    assertThat(tokens.header("Access-Control-Allow-Origin").orElse(""))
        .isIn("*", "https://app.example");
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
