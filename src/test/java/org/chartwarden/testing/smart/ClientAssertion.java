package org.chartwarden.testing.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.State;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Assertions by which a client proves itself with its key (RFC 7523), right ones and others. */
public final class ClientAssertion {

  public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final int SECONDS = 240;

  private ClientAssertion() {}

  /** A right one, ES384 or RS384 as the key is. */
  public static String of(String client, JWK key, String audience) {
    return of(client, key, audience, claims -> claims);
  }

  /** One with changed claims. */
  public static String of(
      String client, JWK key, String audience, UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet claims =
        change
            .apply(
                new JWTClaimsSet.Builder()
                    .issuer(client)
                    .subject(client)
                    .audience(audience)
                    .expirationTime(Date.from(Clock.systemUTC().instant().plusSeconds(SECONDS)))
                    .jwtID(new State().getValue()))
            .build();
    JWSAlgorithm algorithm = key instanceof ECKey ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
    return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims, key);
  }

  /** A JWT with a header of one's own. */
  public static String signed(JWSHeader header, JWTClaimsSet claims, JWK key) {
    try {
      SignedJWT jwt = new SignedJWT(header, claims);
      JWSSigner signer =
          key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parameters of a request for a token of a backend service. */
  public static Map<String, String> credentials(String assertion, String scope) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "client_credentials");
    parameters.put("scope", scope);
    parameters.put("client_assertion_type", TYPE);
    parameters.put("client_assertion", assertion);
    return parameters;
  }
}
