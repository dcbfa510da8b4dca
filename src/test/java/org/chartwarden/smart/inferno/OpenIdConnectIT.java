package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code smart_openid_connect_stu2_2}. */
class OpenIdConnectIT {

  private static final String NONCE = "nonce-of-this-run";

  private static PackagedServer server;
  private static SmartApp app;
  private static String access;
  private static SignedJWT idToken;
  private static JsonNode configuration;

  @BeforeAll
  static void signIn() throws Exception {
    server = PackagedServer.get();
    app = server.publicApp();
    SmartApp.Asked asked = app.asking("openid fhirUser user/Practitioner.rs").with("nonce", NONCE);
    Map<String, String> back = app.answer(asked, server.doctor());
    Wire.Reply tokens = app.redeem(asked, back.get("code"));
    access = tokens.text("access_token");
    idToken = SignedJWT.parse(tokens.text("id_token"));
    configuration = Wire.get(issuer() + "/.well-known/openid-configuration").json();
  }

  private static String issuer() throws Exception {
    return idToken.getJWTClaimsSet().getIssuer();
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_decode_id_token")
  void decodeIdToken() throws Exception {
    assertThat(idToken.getJWTClaimsSet().getClaims()).isNotEmpty();
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_retrieve_configuration")
  void retrieveConfiguration() throws Exception {
    Wire.Reply reply = Wire.get(issuer() + "/.well-known/openid-configuration");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(reply.text("issuer")).isEqualTo(issuer());
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_required_configuration_fields")
  void requiredConfigurationFields() {
    for (String name :
        List.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "response_types_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported")) {
      assertThat(configuration.has(name)).as(name).isTrue();
    }
    List<String> algorithms = new ArrayList<>();
    configuration
        .path("id_token_signing_alg_values_supported")
        .forEach(one -> algorithms.add(one.asText()));
    assertThat(algorithms).contains("RS256");
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_retrieve_jwks")
  void retrieveJwks() throws Exception {
    JWKSet keys = keys();
    assertThat(keys.getKeys()).isNotEmpty();
    assertThat(keys.getKeys()).allMatch(key -> !key.isPrivate() && key.getKeyID() != null);
    assertThat(keys.getKeys()).anyMatch(RSAKey.class::isInstance);
  }

  private static JWKSet keys() throws Exception {
    return JWKSet.parse(Wire.get(configuration.path("jwks_uri").asText()).body());
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_token_header")
  void tokenHeader() throws Exception {
    assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    RSAKey key = keys().getKeyByKeyId(idToken.getHeader().getKeyID()).toRSAKey();
    assertThat(idToken.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_token_payload")
  void tokenPayload() throws Exception {
    JWTClaimsSet claims = idToken.getJWTClaimsSet();
    Instant now = Clock.systemUTC().instant();
    assertThat(claims.getIssuer()).isEqualTo(configuration.path("issuer").asText());
    assertThat(claims.getSubject()).isNotBlank().hasSizeLessThan(256);
    assertThat(claims.getAudience()).containsExactly(app.id());
    assertThat(claims.getExpirationTime().toInstant()).isAfter(now);
    assertThat(claims.getIssueTime().toInstant()).isBefore(now.plusSeconds(5));
    assertThat(claims.getStringClaim("nonce")).isEqualTo(NONCE);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_fhir_user_claim")
  void fhirUserClaim() throws Exception {
    Wire.Reply user = Wire.read(fhirUser(), access);
    assertThat(user.status()).isEqualTo(200);
    assertThat(user.text("resourceType"))
        .isIn("Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "Person");
  }

  private static String fhirUser() throws Exception {
    return idToken.getJWTClaimsSet().getStringClaim("fhirUser");
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_cors_openid_fhir_user_claim")
  void corsOpenIdFhirUserClaim() throws Exception {
    Wire.Reply user =
        Wire.get(fhirUser(), "Authorization", "Bearer " + access, "Origin", "https://app.example");
    assertThat(user.header("Access-Control-Allow-Origin").orElse(""))
        .isIn("*", "https://app.example");
  }
}
