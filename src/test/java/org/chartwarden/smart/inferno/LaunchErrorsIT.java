package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.util.Map;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.testing.DataFolder;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Groups {@code g10_smart_invalid_aud}, {@code g10_smart_invalid_token_request_stu2_2} and {@code
 * g10_smart_invalid_pkce_code_verifier_group_stu2_2}.
 */
class LaunchErrorsIT {

  private static final String SCOPE = "launch/patient patient/Patient.rs";
  private static final String INVALID_PKCE = "g10_smart_invalid_pkce_code_verifier_group_stu2_2";

  private static PackagedServer server;
  private static SmartApp app;

  private SmartApp.Asked asked;

  @BeforeAll
  static void prepare() {
    server = PackagedServer.get();
    app = server.secretApp();
  }

  @BeforeEach
  void ask() {
    asked = app.asking(SCOPE);
  }

  private String code() {
    return app.answer(asked, server.doctor()).get("code");
  }

  /** The launches that are then spoilt are in order: each goes by the pages and gives a code. */
  @GroupChecks(
      group = "g10_smart_invalid_token_request_stu2_2",
      more = {"smart_app_redirect_stu2", "smart_code_received"})
  void launchBeforeAnInvalidTokenRequest(String id) throws Exception {
    LaunchChecks.require(id, launch());
  }

  @GroupChecks(
      group = INVALID_PKCE,
      more = {
        "smart_no_code_verifier_redirect",
        "smart_no_code_verifier_code_received",
        "smart_blank_code_verifier_redirect",
        "smart_blank_code_verifier_code_received",
        "smart_bad_code_verifier_redirect",
        "smart_bad_code_verifier_code_received",
        "smart_plain_code_verifier_redirect",
        "smart_plain_code_verifier_code_received"
      })
  void launchBeforeAnInvalidVerifier(String id) throws Exception {
    LaunchChecks.require(id, launch());
  }

  private static Launch launch() {
    return Launch.standalone(server, app, SCOPE, server.doctor());
  }

  /** With another {@code aud} no page is shown that could give a code. */
  @Test
  @DisplayName("g10_smart_invalid_aud-smart_app_redirect_stu2")
  void redirectWithAnInvalidAud() {
    Browser browser = new Browser(server.base());
    SmartApp.Asked foreign = asked.with("aud", "https://inferno.healthit.gov/invalid_aud");
    assertThat(app.answer(foreign, server.doctor(), browser)).containsKey("error");
    assertThat(browser.titles()).isEmpty();
  }

  @Test
  @DisplayName("g10_smart_invalid_aud-no_code_received")
  void invalidAud() {
    for (String aud :
        new String[] {"https://inferno.healthit.gov/invalid_aud", server.base(), ""}) {
      Wire.Reply reply = Wire.get(app.address(asked.with("aud", aud)));
      assertThat(reply.status()).isEqualTo(303);
      assertThat(reply.redirected())
          .doesNotContainKey("code")
          .containsEntry("error", "invalid_request")
          .containsEntry("state", asked.state());
    }
  }

  @Test
  @DisplayName("g10_smart_invalid_token_request_stu2_2-invalid_code")
  void invalidCode() {
    Wire.Reply reply = app.redeem(asked, "BAD_CODE");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("error")).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("g10_smart_invalid_token_request_stu2_2-invalid_client_id")
  void invalidClientId() {
    SmartApp unknown =
        new SmartApp(app.server(), "BAD_CLIENT_ID", app.secret(), app.key(), app.redirect());
    assertThat(unknown.redeem(asked, code()).status()).isIn(400, 401);
    assertThat(server.publicApp().redeem(asked, code()).status())
        .as("the code of another app")
        .isEqualTo(400);
  }

  @Test
  @DisplayName("g10_smart_invalid_pkce_code_verifier_group_stu2_2-smart_no_verifier_token_request")
  void noVerifier() {
    assertThat(app.redeem(code(), null).status()).isIn(400, 401);
  }

  @Test
  @DisplayName(
      "g10_smart_invalid_pkce_code_verifier_group_stu2_2-smart_blank_verifier_token_request")
  void blankVerifier() {
    assertThat(app.redeem(code(), "").status()).isIn(400, 401);
  }

  @Test
  @DisplayName(
      "g10_smart_invalid_pkce_code_verifier_group_stu2_2-smart_bad_code_verifier_token_request")
  void badVerifier() {
    assertThat(app.redeem(code(), new CodeVerifier().getValue()).status()).isIn(400, 401);
  }

  @Test
  @DisplayName(
      "g10_smart_invalid_pkce_code_verifier_group_stu2_2-smart_plain_code_verifier_token_request")
  void plainVerifier() {
    assertThat(app.redeem(code(), asked.parameters().get("code_challenge")).status())
        .isIn(400, 401);
    Wire.Reply plain = Wire.get(app.address(asked.with("code_challenge_method", "plain")));
    assertThat(plain.redirected()).containsEntry("error", "invalid_request");
    Wire.Reply none = Wire.get(app.address(asked.with("code_challenge", "")));
    assertThat(none.redirected()).containsEntry("error", "invalid_request");
  }

  /**
   * Requirement 58 in part: a code is good once, and its second use ends what came of the first.
   */
  @Test
  @DisplayName("g10_smart_invalid_token_request_stu2_2-code_used_twice")
  void codeUsedTwice() {
    String code = code();
    Wire.Reply first = app.redeem(asked, code);
    assertThat(app.redeem(asked, code).status()).isEqualTo(400);
    Wire.Reply told =
        app.post(server.base() + "/auth/introspect", Map.of("token", first.text("access_token")));
    assertThat(told.body()).isEqualTo("{\"active\":false}");
  }

  /** Requirements 55 and 58: codes live for a minute, and no longer. */
  @Test
  @DisplayName("g10_smart_invalid_token_request_stu2_2-code_expired")
  void codeExpired() throws Exception {
    DataFolder database = new DataFolder(server.data());
    String code = code();
    String row = "FROM smart_code WHERE hash = '" + SecretHash.of(code) + "'";
    assertThat(
            database.ask(
                "SELECT ceil(extract(epoch FROM expires_at - clock_timestamp()))::bigint " + row))
        .isBetween(1L, 60L);
    database.tell(
        "UPDATE smart_code SET expires_at = clock_timestamp() - interval '1 second' WHERE hash = '"
            + SecretHash.of(code)
            + "'");
    assertThat(app.redeem(asked, code).text("error")).isEqualTo("invalid_grant");
  }

  /** Requirement 18: nobody is sent to an address that is not registered. */
  @Test
  @DisplayName("g10_smart_invalid_launch-unregistered_address")
  void unregisteredAddress() {
    for (String address :
        new String[] {
          "https://evil.example/", app.redirect() + "/", app.redirect() + "?x=1", "javascript:1"
        }) {
      Wire.Reply reply = Wire.get(app.address(asked.with("redirect_uri", address)));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.header("Location")).isEmpty();
    }
  }
}
