package org.chartwarden.smart.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.KeycloakProcess;
import org.chartwarden.testing.smart.Wire;

/** The realm of {@code deploy/keycloak} as a test imports it, and its administration. */
final class HospitalRealm {

  static final String PASSWORD = "correct horse battery";
  static final String SECRET = "a secret of the other app";

  private final String keycloak;

  /**
   * The realm of a running Keycloak.
   *
   * @param keycloak address without a path
   */
  HospitalRealm(String keycloak) {
    this.keycloak = keycloak;
  }

  /**
   * The realm as it is documented, with addresses of the test, passwords, a client without the
   * audience of the FHIR server and one whose tokens live for a second.
   *
   * @param server address of the FHIR server without a path
   * @param keys address under which {@code /ward} and {@code /export} publish keys
   */
  static String json(String server, String keys) throws IOException {
    String file =
        Files.readString(Path.of("deploy/keycloak/hospital-realm.json"))
            .replace("https://ehr.example.org", server)
            .replace("https://ward.example.org/jwks.json", keys + "/ward")
            .replace("https://export.example.org/jwks.json", keys + "/export");
    ObjectNode realm = (ObjectNode) Json.parseOwn(file);
    for (JsonNode user : realm.path("users")) {
      ((ObjectNode) user).remove("requiredActions");
      ((ObjectNode) user)
          .putArray("credentials")
          .addObject()
          .put("type", "password")
          .put("value", PASSWORD)
          .put("temporary", false);
    }
    ObjectNode other =
        realm
            .withArray("clients")
            .addObject()
            .put("clientId", "other-app")
            .put("secret", SECRET)
            .put("serviceAccountsEnabled", true);
    other.putArray("defaultClientScopes");
    ObjectNode brief =
        realm
            .withArray("clients")
            .addObject()
            .put("clientId", "brief")
            .put("secret", SECRET)
            .put("serviceAccountsEnabled", true);
    brief.putObject("attributes").put("access.token.lifespan", "1");
    brief.putArray("defaultClientScopes").add("fhir").add("system/*.rs");
    return Json.write(realm);
  }

  String issuer() {
    return keycloak + "/realms/hospital";
  }

  String tokenUrl() {
    return issuer() + "/protocol/openid-connect/token";
  }

  String authorizeUrl() {
    return issuer() + "/protocol/openid-connect/auth";
  }

  /** Its public keys. */
  JsonNode keys() {
    return Wire.get(issuer() + "/protocol/openid-connect/certs").json();
  }

  /** A token of a client with a secret. */
  String ofSecret(String client) {
    return token(
        tokenUrl(),
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", SECRET));
  }

  /** A token of the administrator, which is another realm's. */
  String administrator() {
    return token(
        keycloak + "/realms/master/protocol/openid-connect/token",
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            KeycloakProcess.ADMIN,
            "password",
            KeycloakProcess.ADMIN_PASSWORD));
  }

  private static String token(String url, Map<String, String> fields) {
    Wire.Reply reply = Wire.form(url, fields);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.text("access_token");
  }

  /** Lets a user in, or no more. */
  void enable(String user, boolean enabled) {
    String users = admin("users");
    JsonNode found = Wire.read(users + "?exact=true&username=" + user, administrator()).json();
    ObjectNode changed = (ObjectNode) found.get(0);
    changed.put("enabled", enabled);
    changed("PUT", users + "/" + changed.path("id").asText(), changed);
  }

  /** Gives the realm a new key, which signs from now on. */
  void rotate() {
    JsonNode realm = Wire.read(keycloak + "/admin/realms/hospital", administrator()).json();
    ObjectNode provider =
        Json.object()
            .put("name", "rsa-next")
            .put("providerId", "rsa-generated")
            .put("providerType", "org.keycloak.keys.KeyProvider")
            .put("parentId", realm.path("id").asText());
    ObjectNode config = provider.putObject("config");
    config.putArray("priority").add("500");
    config.putArray("enabled").add("true");
    config.putArray("active").add("true");
    config.putArray("algorithm").add("RS256");
    changed("POST", admin("components"), provider);
  }

  private String admin(String place) {
    return keycloak + "/admin/realms/hospital/" + place;
  }

  private void changed(String method, String url, ObjectNode body) {
    Wire.Reply reply =
        Wire.send(
            method,
            url,
            "application/json",
            Json.write(body),
            "Authorization",
            "Bearer " + administrator());
    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
  }
}
