package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code smart_discovery_stu2_2}, and the capabilities that (g)(10) asks for. */
class SmartDiscoveryIT {

  private static PackagedServer server;
  private static Wire.Reply answer;

  @BeforeAll
  static void discover() {
    server = PackagedServer.get();
    answer = Wire.get(wellKnown(), "Accept", "text/html");
  }

  private static String wellKnown() {
    return server.fhir() + "/.well-known/smart-configuration";
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-well_known_endpoint")
  void wellKnownEndpoint() {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
    JsonNode told = answer.json();
    for (String name :
        List.of(
            "issuer",
            "jwks_uri",
            "authorization_endpoint",
            "token_endpoint",
            "introspection_endpoint",
            "revocation_endpoint")) {
      URI address = URI.create(told.path(name).asText());
      assertThat(address.isAbsolute()).as(name).isTrue();
    }
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-well_known_capabilities_stu2")
  void wellKnownCapabilities() {
    JsonNode told = answer.json();
    assertThat(texts(told.path("grant_types_supported")))
        .contains("authorization_code", "client_credentials");
    assertThat(texts(told.path("code_challenge_methods_supported"))).containsExactly("S256");
    assertThat(texts(told.path("capabilities"))).isNotEmpty().doesNotHaveDuplicates();
    assertThat(texts(told.path("response_types_supported"))).contains("code");
    assertThat(texts(told.path("scopes_supported")))
        .contains("openid", "fhirUser", "launch", "launch/patient", "offline_access");
    assertThat(texts(told.path("token_endpoint_auth_methods_supported")))
        .contains("private_key_jwt", "client_secret_basic", "client_secret_post");
    assertThat(texts(told.path("token_endpoint_auth_signing_alg_values_supported")))
        .contains("RS384", "ES384");
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-smart_cors_well_known_endpoint")
  void corsWellKnownEndpoint() {
    assertThat(allowed(wellKnown())).isIn("*", "https://inferno.example");
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-smart_cors_metadata_request")
  void corsMetadataRequest() {
    assertThat(allowed(server.fhir() + "/metadata")).isIn("*", "https://inferno.example");
  }

  private static String allowed(String url) {
    Wire.Reply reply = Wire.get(url, "Origin", "https://inferno.example");
    assertThat(reply.status()).isEqualTo(200);
    return reply.header("Access-Control-Allow-Origin").orElse("");
  }

  @Test
  @DisplayName("g10_smart_standalone_patient_app-g10_smart_well_known_capabilities")
  void capabilitiesOfTheStandalonePatientApp() {
    assertThat(server.capabilities())
        .contains(
            "launch-standalone",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-standalone-patient",
            "permission-offline",
            "permission-patient",
            "authorize-post",
            "permission-v2",
            "permission-v1");
  }

  @Test
  @DisplayName("g10_smart_ehr_practitioner_app-g10_smart_well_known_capabilities")
  void capabilitiesOfTheEhrPractitionerApp() {
    assertThat(server.capabilities())
        .contains(
            "launch-ehr",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-banner",
            "context-style",
            "context-ehr-patient",
            "permission-offline",
            "permission-user",
            "authorize-post",
            "permission-v2",
            "permission-v1");
  }

  private static List<String> texts(JsonNode array) {
    List<String> found = new ArrayList<>();
    array.forEach(one -> found.add(one.asText()));
    return found;
  }
}
