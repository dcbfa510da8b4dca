package org.chartwarden.smart.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.keys.SigningKeys;

/** Signs access tokens and ID tokens. */
@ApplicationScoped
public class TokenIssuer {

  /** Media type of an access token (RFC 9068, section 2.1). */
  static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  static final String APPROVAL = "approval";

  private final SigningKeys keys;
  private final IdGenerator ids;
  private final Clock clock;

  @Inject
  TokenIssuer(SigningKeys keys, IdGenerator ids, Clock clock) {
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /** An access token for this server's FHIR interface. */
  public String access(Approval approval, ServerAddress server, Duration lifetime) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(server.issuer())
            .subject(approval.userName().orElse(approval.client()))
            .audience(server.fhir())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(ids.newId())
            .claim("client_id", approval.client())
            .claim("scope", approval.scopes().text())
            .claim(APPROVAL, approval.id());
    approval.patient().ifPresent(patient -> claims.claim("patient", patient));
    approval.encounter().ifPresent(encounter -> claims.claim("encounter", encounter));
    approval.fhirUser().ifPresent(user -> claims.claim("fhirUser", server.fhir() + "/" + user));
    return sign(ACCESS_TOKEN, claims.build());
  }

  /** An ID token (OpenID Connect Core 1.0, section 2) with {@code fhirUser}. */
  public String identity(
      Approval approval, ServerAddress server, Duration lifetime, Optional<String> nonce) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(server.issuer())
            .subject(approval.userName().orElse(approval.client()))
            .audience(approval.client())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)));
    nonce.ifPresent(value -> claims.claim("nonce", value));
    if (approval.scopes().has(org.chartwarden.smart.scopes.ScopeSet.FHIR_USER)
        || approval.scopes().has(org.chartwarden.smart.scopes.ScopeSet.PROFILE)) {
      approval.fhirUser().ifPresent(user -> claims.claim("fhirUser", server.fhir() + "/" + user));
      approval.display().ifPresent(name -> claims.claim("name", name));
    }
    return sign(JOSEObjectType.JWT, claims.build());
  }

  private String sign(JOSEObjectType type, JWTClaimsSet claims) {
    RSAKey key = keys.active();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(key.getKeyID()).build(),
            claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("a token cannot be signed with key " + key.getKeyID(), e);
    }
    return jwt.serialize();
  }
}
