package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Groups {@code smart_token_refresh_stu2}, with and without scopes. */
class TokenRefreshIT {

  private static final String SCOPE =
      "launch/patient openid fhirUser offline_access patient/Patient.rs patient/Observation.rs";

  private static PackagedServer server;
  private static SmartApp app;
  private static Wire.Reply without;
  private static Wire.Reply with;

  @BeforeAll
  static void refresh() {
    server = PackagedServer.get();
    app = server.secretApp();
    Wire.Reply first = app.launched(SCOPE, server.doctor());
    without = app.refresh(first.text("refresh_token"), "");
    with = app.refresh(without.text("refresh_token"), "launch/patient patient/Patient.rs");
  }

  @Test
  @DisplayName("smart_token_refresh_without_scopes_stu2-smart_token_refresh_stu2")
  void refreshesWithoutScopes() {
    assertThat(without.status()).as(without.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("smart_token_refresh_without_scopes_stu2-smart_token_refresh_body")
  void bodyWithoutScopes() {
    TokenAnswers.requireBody(without);
    assertThat(TokenAnswers.scopes(without)).containsExactlyInAnyOrder(SCOPE.split(" "));
    assertThat(without.text("patient")).isEqualTo(Ward.PATIENT);
  }

  @Test
  @DisplayName("smart_token_refresh_without_scopes_stu2-smart_token_response_headers")
  void headersWithoutScopes() {
    TokenAnswers.requireHeaders(without);
  }

  @Test
  @DisplayName("smart_token_refresh_with_scopes_stu2-smart_token_refresh_stu2")
  void refreshesWithScopes() {
    assertThat(with.status()).as(with.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("smart_token_refresh_with_scopes_stu2-smart_token_refresh_body")
  void bodyWithScopes() {
    TokenAnswers.requireBody(with);
    assertThat(TokenAnswers.scopes(with))
        .containsExactlyInAnyOrder("launch/patient", "patient/Patient.rs");
    String access = with.text("access_token");
    assertThat(Wire.read(app.fhir() + "/Patient/" + Ward.PATIENT, access).status()).isEqualTo(200);
    assertThat(Wire.read(app.fhir() + "/Observation/inferno-survey", access).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("smart_token_refresh_with_scopes_stu2-smart_token_response_headers")
  void headersWithScopes() {
    TokenAnswers.requireHeaders(with);
  }

  @Test
  void invalidTokenRefresh() {
    assertThat(app.refresh("INVALID REFRESH TOKEN", "").status()).isIn(400, 401);
  }

  /** Requirements 103 and 104: a refresh token is of one client and gives no more than it has. */
  @Test
  @DisplayName("smart_token_refresh_stu2-bound_to_client_and_scopes")
  void boundToClientAndScopes() {
    String token = app.launched(SCOPE, server.doctor()).text("refresh_token");
    assertThat(server.publicApp().refresh(token, "").status()).isEqualTo(400);
    Wire.Reply more = app.refresh(token, "patient/Condition.rs");
    assertThat(more.status()).isEqualTo(400);
    assertThat(more.text("error")).isEqualTo("invalid_scope");
    assertThat(app.refresh(token, "").status()).isEqualTo(200);
  }

  /** A public app is known by its token; one that has a secret must show it. */
  @Test
  @DisplayName("smart_token_refresh_stu2-public_without_client_id")
  void publicAppsNeedNotNameThemselves() {
    String token = server.publicApp().launched(SCOPE, server.doctor()).text("refresh_token");
    Wire.Reply fresh = byTokenAlone(token);
    assertThat(fresh.status()).as(fresh.body()).isEqualTo(200);
    assertThat(byTokenAlone(token).status()).as("used before").isEqualTo(400);
    assertThat(byTokenAlone(fresh.text("refresh_token")).status()).as("ended by it").isIn(400, 401);
    String secret = app.launched(SCOPE, server.doctor()).text("refresh_token");
    assertThat(byTokenAlone(secret).status()).isEqualTo(401);
    assertThat(app.refresh(secret, "").status()).as("not used up by that").isEqualTo(200);
    assertThat(byTokenAlone("nonsense").status()).isEqualTo(401);
  }

  private static Wire.Reply byTokenAlone(String token) {
    return Wire.form(app.tokenUrl(), Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  /** Requirement 100: online access gives a refresh token too. */
  @Test
  @DisplayName("smart_token_refresh_stu2-online_access")
  void onlineAccess() {
    Wire.Reply first = app.launched("online_access patient/Patient.rs", server.doctor());
    assertThat(app.refresh(first.text("refresh_token"), "").status()).isEqualTo(200);
    Wire.Reply none = app.launched("patient/Patient.rs", server.doctor());
    assertThat(none.json().has("refresh_token")).isFalse();
  }
}
