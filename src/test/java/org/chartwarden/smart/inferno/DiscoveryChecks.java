package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Wire;

/** Checks of the group {@code smart_discovery_stu2_2}. */
final class DiscoveryChecks {

  /** All of them by their ids. */
  static final Map<String, Check<PackagedServer>> ALL =
      Map.of(
          "well_known_endpoint",
          DiscoveryChecks::wellKnownEndpoint,
          "well_known_capabilities_stu2",
          DiscoveryChecks::wellKnownCapabilities,
          "smart_cors_well_known_endpoint",
          server -> corsAllowed(wellKnown(server)),
          "smart_cors_metadata_request",
          server -> corsAllowed(server.fhir() + "/metadata"));

  private static final String ORIGIN = "https://inferno.example";

  private DiscoveryChecks() {}

  /**
   * Holds a check.
   *
   * @param id of the check, after that of its group if it has one
   */
  static void require(String id, PackagedServer server) throws Exception {
    Check<PackagedServer> check = ALL.get(id.substring(id.lastIndexOf('-') + 1));
    assertThat(check).as("a check of discovery with the id %s", id).isNotNull();
    check.hold(server);
  }

  private static String wellKnown(PackagedServer server) {
    return server.fhir() + "/.well-known/smart-configuration";
  }

  private static Wire.Reply answer(PackagedServer server) {
    return Wire.get(wellKnown(server), "Accept", "text/html");
  }

  private static void wellKnownEndpoint(PackagedServer server) {
    Wire.Reply answer = answer(server);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
    for (String name :
        List.of(
            "issuer",
            "jwks_uri",
            "authorization_endpoint",
            "token_endpoint",
            "introspection_endpoint",
            "revocation_endpoint")) {
      assertThat(URI.create(answer.text(name)).isAbsolute()).as(name).isTrue();
    }
  }

  private static void wellKnownCapabilities(PackagedServer server) {
    JsonNode told = answer(server).json();
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

  private static void corsAllowed(String url) {
    Wire.Reply reply = Wire.get(url, "Origin", ORIGIN);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Origin").orElse("")).isIn("*", ORIGIN);
  }

  private static List<String> texts(JsonNode array) {
    List<String> found = new ArrayList<>();
    array.forEach(one -> found.add(one.asText()));
    return found;
  }
}
