package org.chartwarden.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.Test;

/** The realm for Keycloak is whole in itself and asks for no more than it should. */
class KeycloakRealmTest {

  private static JsonNode realm() throws IOException {
    return Json.parse(Files.readAllBytes(Path.of("deploy/keycloak/hospital-realm.json")));
  }

  @Test
  void everyScopeOfAClientIsThereAndCanBeRead() throws IOException {
    Set<String> scopes = new HashSet<>();
    realm().path("clientScopes").forEach(scope -> scopes.add(scope.path("name").asText()));
    scopes.remove("fhir");
    assertThat(ScopeSet.unreadable(String.join(" ", scopes))).isEmpty();
    scopes.add("fhir");
    for (JsonNode client : realm().path("clients")) {
      assertThat(client.path("defaultClientScopes").get(0).asText()).isEqualTo("fhir");
      client
          .path("optionalClientScopes")
          .forEach(scope -> assertThat(scopes).contains(scope.asText()));
    }
  }

  @Test
  void onlyServicesMayHaveSystemScopesAndNoSecretIsInIt() throws IOException {
    for (JsonNode client : realm().path("clients")) {
      boolean service = client.path("serviceAccountsEnabled").asBoolean();
      client
          .path("optionalClientScopes")
          .forEach(scope -> assertThat(scope.asText().startsWith("system/") && !service).isFalse());
      assertThat(client.has("secret")).isFalse();
      if (client.path("standardFlowEnabled").asBoolean()) {
        assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
      }
    }
    realm().path("users").forEach(user -> assertThat(user.has("credentials")).isFalse());
  }

  @Test
  void tokensAreMeantForTheFhirAddress() throws IOException {
    assertThat(realm().toString())
        .contains("\"included.custom.audience\":\"https://ehr.example.org/fhir\"")
        .contains("\"claim.name\":\"fhirUser\"", "\"claim.name\":\"patient\"");
  }
}
