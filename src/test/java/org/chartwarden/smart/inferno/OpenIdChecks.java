package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.testing.smart.Wire;

/** Checks of the group {@code smart_openid_connect_stu2_2}. */
final class OpenIdChecks {

  /** All of them by their ids. */
  static final Map<String, Check<Launch>> ALL =
      Map.of(
          "smart_openid_decode_id_token",
          launch -> assertThat(claims(launch).getClaims()).isNotEmpty(),
          "smart_openid_retrieve_configuration",
          OpenIdChecks::retrieveConfiguration,
          "smart_openid_required_configuration_fields",
          OpenIdChecks::requiredFields,
          "smart_openid_retrieve_jwks",
          OpenIdChecks::retrieveJwks,
          "smart_openid_token_header",
          OpenIdChecks::tokenHeader,
          "smart_openid_token_payload",
          OpenIdChecks::tokenPayload,
          "smart_openid_fhir_user_claim",
          OpenIdChecks::fhirUserClaim,
          "smart_cors_openid_fhir_user_claim",
          OpenIdChecks::corsFhirUserClaim);

  private OpenIdChecks() {}

  private static SignedJWT idToken(Launch launch) throws ParseException {
    return SignedJWT.parse(launch.tokens().text("id_token"));
  }

  private static JWTClaimsSet claims(Launch launch) throws ParseException {
    return idToken(launch).getJWTClaimsSet();
  }

  private static Wire.Reply configuration(Launch launch) throws ParseException {
    return Wire.get(claims(launch).getIssuer() + "/.well-known/openid-configuration");
  }

  private static JWKSet keys(Launch launch) throws ParseException {
    return JWKSet.parse(Wire.get(configuration(launch).text("jwks_uri")).body());
  }

  private static void retrieveConfiguration(Launch launch) throws ParseException {
    Wire.Reply reply = configuration(launch);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(reply.text("issuer")).isEqualTo(claims(launch).getIssuer());
  }

  private static void requiredFields(Launch launch) throws ParseException {
    Wire.Reply reply = configuration(launch);
    for (String name :
        List.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "response_types_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported")) {
      assertThat(reply.json().has(name)).as(name).isTrue();
    }
    List<String> algorithms = new ArrayList<>();
    reply
        .json()
        .path("id_token_signing_alg_values_supported")
        .forEach(one -> algorithms.add(one.asText()));
    assertThat(algorithms).contains("RS256");
  }

  private static void retrieveJwks(Launch launch) throws ParseException {
    JWKSet keys = keys(launch);
    assertThat(keys.getKeys()).isNotEmpty();
    assertThat(keys.getKeys()).allMatch(key -> !key.isPrivate() && key.getKeyID() != null);
    assertThat(keys.getKeys()).anyMatch(RSAKey.class::isInstance);
  }

  private static void tokenHeader(Launch launch) throws Exception {
    SignedJWT token = idToken(launch);
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    RSAKey key = keys(launch).getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
  }

  private static void tokenPayload(Launch launch) throws ParseException {
    JWTClaimsSet claims = claims(launch);
    Instant now = Clock.systemUTC().instant();
    assertThat(claims.getIssuer()).isEqualTo(configuration(launch).text("issuer"));
    assertThat(claims.getSubject()).isNotBlank().hasSizeLessThan(256);
    assertThat(claims.getAudience()).containsExactly(launch.app().id());
    assertThat(claims.getExpirationTime().toInstant()).isAfter(now);
    assertThat(claims.getIssueTime().toInstant()).isBefore(now.plusSeconds(5));
    assertThat(claims.getStringClaim("nonce")).isEqualTo(launch.asked().parameters().get("nonce"));
  }

  private static void fhirUserClaim(Launch launch) throws ParseException {
    Wire.Reply user =
        Wire.read(claims(launch).getStringClaim("fhirUser"), launch.tokens().text("access_token"));
    assertThat(user.status()).isEqualTo(200);
    assertThat(user.text("resourceType"))
        .isIn("Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "Person");
  }

  private static void corsFhirUserClaim(Launch launch) throws ParseException {
    Wire.Reply user =
        Wire.get(
            claims(launch).getStringClaim("fhirUser"),
            "Authorization",
            "Bearer " + launch.tokens().text("access_token"),
            "Origin",
            Launch.ORIGIN);
    assertThat(user.header("Access-Control-Allow-Origin").orElse("")).isIn("*", Launch.ORIGIN);
  }
}
