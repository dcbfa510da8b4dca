package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.Map;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Group {@code g10_token_introspection_stu2_2}: a token of a standalone launch, of which another
 * client, a resource server, asks at the endpoint that discovery names.
 */
class IntrospectionScenarioIT {

  private static final String GROUP = "g10_token_introspection_stu2_2";

  private static Launch launch;
  private static Wire.Reply active;
  private static Wire.Reply invalid;

  @BeforeAll
  static void ask() {
    PackagedServer server = PackagedServer.get();
    launch =
        Launch.standalone(
            server,
            server.secretApp(),
            "launch/patient launch/encounter openid fhirUser offline_access patient/Patient.rs"
                + " patient/Encounter.rs",
            server.doctor().during(Ward.ENCOUNTER));
    String endpoint =
        Wire.get(server.fhir() + "/.well-known/smart-configuration").text("introspection_endpoint");
    SmartApp resourceServer = server.keyApp();
    active = resourceServer.post(endpoint, Map.of("token", launch.tokens().text("access_token")));
    invalid = resourceServer.post(endpoint, Map.of("token", "invalid_token_value"));
  }

  @GroupChecks(
      group = GROUP,
      sets = {CheckSet.DISCOVERY, CheckSet.STANDALONE_LAUNCH})
  void accessToken(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @Test
  @DisplayName(GROUP + "-smart_token_introspection_request_group-active_token")
  void requestWithAnActiveToken() {
    assertThat(active.status()).as(active.body()).isEqualTo(200);
    assertThat(active.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(active.json().isObject()).isTrue();
  }

  @Test
  @DisplayName(GROUP + "-smart_token_introspection_request_group-invalid_token")
  void requestWithAnInvalidToken() {
    assertThat(invalid.status()).as(invalid.body()).isEqualTo(200);
    assertThat(invalid.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(invalid.json().isObject()).isTrue();
  }

  @Test
  @DisplayName(GROUP + "-smart_token_introspection_response_group-active_token")
  void responseForAnActiveToken() throws Exception {
    JsonNode told = active.json();
    assertThat(told.path("active").booleanValue()).isTrue();
    assertThat(told.path("client_id").asText()).isEqualTo(launch.app().id());
    assertThat(told.path("scope").asText().split(" "))
        .containsExactlyInAnyOrderElementsOf(launch.granted());
    assertThat(told.path("exp").asLong())
        .isGreaterThan(Clock.systemUTC().instant().getEpochSecond());
    assertThat(told.path("patient").asText()).isEqualTo(Ward.PATIENT);
    assertThat(told.path("encounter").asText()).isEqualTo(Ward.ENCOUNTER);
    JWTClaimsSet identity = SignedJWT.parse(launch.tokens().text("id_token")).getJWTClaimsSet();
    assertThat(told.path("iss").asText()).isEqualTo(identity.getIssuer());
    assertThat(told.path("sub").asText()).isEqualTo(identity.getSubject());
    assertThat(told.path("fhirUser").asText()).isEqualTo(identity.getStringClaim("fhirUser"));
  }

  @Test
  @DisplayName(GROUP + "-smart_token_introspection_response_group-invalid_token")
  void responseForAnInvalidToken() {
    assertThat(invalid.json().path("active").isBoolean()).isTrue();
    assertThat(invalid.json().path("active").booleanValue()).isFalse();
    assertThat(invalid.json()).as("nothing else is told").hasSize(1);
  }
}
