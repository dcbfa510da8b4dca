package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Groups {@code smart_token_introspection_stu2_2} and {@code g10_token_introspection_stu2_2}. */
class TokenIntrospectionIT {

  private static PackagedServer server;
  private static SmartApp app;
  private static Wire.Reply tokens;
  private static Wire.Reply active;
  private static Wire.Reply invalid;

  @BeforeAll
  static void ask() {
    server = PackagedServer.get();
    app = server.publicApp();
    ObjectNode wanted =
        Json.object()
            .put("user", PackagedServer.DOCTOR)
            .put("patient", Ward.PATIENT)
            .put("encounter", Ward.ENCOUNTER)
            .put("need_patient_banner", false)
            .put("intent", "reconcile-medications")
            .put("tenant", "ward-7");
    wanted.putArray("fhirContext").addObject().put("reference", "DiagnosticReport/inferno-d1");
    JsonNode launch =
        server.local().post("/auth/local/apps/" + app.id() + "/launch", wanted).body();
    SmartApp.Asked asked =
        app.asking("launch openid fhirUser patient/Patient.rs")
            .with("launch", launch.path("launch").asText());
    Map<String, String> back = app.answer(asked, server.doctor(), new Browser(server.base()));
    tokens = app.redeem(asked, back.get("code"));
    active = introspected(tokens.text("access_token"));
    invalid = introspected("invalid_token_value");
  }

  private static Wire.Reply introspected(String token) {
    return server.secretApp().post(server.base() + "/auth/introspect", Map.of("token", token));
  }

  @Test
  @DisplayName("smart_token_introspection_access_token_group-smart_token_exchange_stu2_2")
  void accessToken() {
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    assertThat(tokens.text("intent")).isEqualTo("reconcile-medications");
    assertThat(tokens.text("tenant")).isEqualTo("ward-7");
    assertThat(tokens.json().path("need_patient_banner").asBoolean(true)).isFalse();
    assertThat(tokens.json().at("/fhirContext/0/reference").asText())
        .isEqualTo("DiagnosticReport/inferno-d1");
  }

  @Test
  @DisplayName("smart_token_introspection_request_group-active_token")
  void requestWithAnActiveToken() {
    assertThat(active.status()).isEqualTo(200);
    assertThat(active.json().isObject()).isTrue();
  }

  @Test
  @DisplayName("smart_token_introspection_request_group-invalid_token")
  void requestWithAnInvalidToken() {
    assertThat(invalid.status()).isEqualTo(200);
    assertThat(invalid.json().isObject()).isTrue();
  }

  @Test
  @DisplayName("smart_token_introspection_response_group-active_token")
  void responseForAnActiveToken() throws Exception {
    JsonNode told = active.json();
    assertThat(told.path("active").booleanValue()).isTrue();
    assertThat(told.path("client_id").asText()).isEqualTo(app.id());
    assertThat(told.path("scope").asText().split(" "))
        .containsExactlyInAnyOrder(tokens.text("scope").split(" "));
    JWTClaimsSet access = SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet();
    assertThat(told.path("exp").isIntegralNumber()).isTrue();
    assertThat(told.path("exp").asLong())
        .isEqualTo(access.getExpirationTime().toInstant().getEpochSecond());
    JWTClaimsSet identity = SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet();
    assertThat(told.path("iss").asText()).isEqualTo(identity.getIssuer());
    assertThat(told.path("sub").asText()).isEqualTo(identity.getSubject());
    assertThat(told.path("fhirUser").asText()).isEqualTo(identity.getStringClaim("fhirUser"));
    for (String name :
        new String[] {
          "patient",
          "encounter",
          "need_patient_banner",
          "smart_style_url",
          "intent",
          "tenant",
          "fhirContext"
        }) {
      assertThat(told.path(name)).as(name).isEqualTo(tokens.json().path(name));
    }
  }

  @Test
  @DisplayName("smart_token_introspection_response_group-invalid_token")
  void responseForAnInvalidToken() {
    assertThat(invalid.body()).isEqualTo("{\"active\":false}");
  }

  /** Requirements 281 to 283: a token of a backend or of an app opens the endpoint too. */
  @Test
  @DisplayName("smart_token_introspection_request_group-authorized_by_token")
  void authorizedByToken() {
    String url = server.base() + "/auth/introspect";
    Map<String, String> asked = Map.of("token", tokens.text("access_token"));
    assertThat(Wire.form(url, asked).status()).isEqualTo(401);
    String backend = server.token("system/*.rs");
    Wire.Reply answer = Wire.form(url, asked, "Authorization", "Bearer " + backend);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("active").asBoolean()).isTrue();
  }
}
