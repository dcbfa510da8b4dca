package org.chartwarden.smart.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.CompactJws;
import org.chartwarden.smart.PasswordHashes;

/**
 * Checks who a client is: by its secret, or by an assertion that it signed (RFC 7523; SMART App
 * Launch 2.2, Client Authentication: Asymmetric). An assertion names the client as issuer and
 * subject and the token endpoint as audience, lives five minutes at most and is taken once.
 */
@ApplicationScoped
public class ClientAuthenticator {

  /** Signatures that SMART asks servers to know; RS256 and ES256 are there for other clients. */
  public static final List<JWSAlgorithm> ALGORITHMS =
      List.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384, JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(30);

  /**
   * How long the number of an assertion is kept after its end: a process whose clock is ahead must
   * not forget what one whose clock is behind would still take.
   */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final ClientStore clients;
  private final ClientKeys keys;
  private final ProofLimits limits;
  private final Database database;
  private final Clock clock;

  @Inject
  ClientAuthenticator(
      ClientStore clients, ClientKeys keys, ProofLimits limits, DataSource source, Clock clock) {
    this.clients = clients;
    this.keys = keys;
    this.limits = limits;
    this.database = new Database(source);
    this.clock = clock;
  }

  /**
   * The client that sent a request.
   *
   * @param authentication what the request says of it, empty for a public client
   * @param clientId the id in the body, for a public client
   * @param audiences addresses that an assertion may be meant for
   * @param address from which the request came
   * @throws ClientProblem {@code invalid_client}, or with status 429 after too many failures
   */
  public RegisteredClient authenticate(
      Optional<ClientAuthentication> authentication,
      Optional<String> clientId,
      Set<String> audiences,
      String address) {
    String id =
        authentication
            .map(given -> given.getClientID().getValue())
            .or(() -> clientId)
            .orElseThrow(
                () -> ClientProblem.notAuthenticated("the request does not name its client"));
    if (authentication.isEmpty()) {
      return clients
          .find(id)
          .filter(found -> found.kind() == ClientKind.PUBLIC)
          .orElseThrow(
              () ->
                  ClientProblem.notAuthenticated("the client is unknown, or must prove who it is"));
    }
    ProofLimits.Proof proof =
        authentication.get() instanceof PlainClientSecret
            ? ProofLimits.Proof.SECRET
            : ProofLimits.Proof.SIGNATURE;
    return limits.within(id, address, proof, () -> proven(id, authentication.get(), audiences));
  }

  private RegisteredClient proven(
      String id, ClientAuthentication authentication, Set<String> audiences) {
    Optional<RegisteredClient> client = clients.find(id);
    return switch (authentication) {
      case PlainClientSecret secret -> bySecret(client, secret);
      case PrivateKeyJWT assertion -> byKey(client, assertion, audiences);
      default ->
          throw ClientProblem.notAuthenticated(
              "send client_secret_basic, client_secret_post or private_key_jwt");
    };
  }

  /**
   * The client that signed a token of its own about a single call, as CDS Hooks 2.0 has it
   * (Trusting CDS Clients): issued by the client for an address, for five minutes at most, good
   * once.
   *
   * @param token a JWT
   * @param audiences addresses that it may be meant for
   * @param acceptable is told whom the token names before anything is fetched for it, and throws
   *     when that one may not call whatever it proves
   * @throws ClientProblem {@code invalid_client}
   */
  public RegisteredClient bySignedToken(
      String token, Set<String> audiences, Consumer<RegisteredClient> acceptable) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      Optional<RegisteredClient> named =
          claims.getIssuer() == null ? Optional.empty() : clients.find(claims.getIssuer());
      RegisteredClient client = withKeys(named);
      acceptable.accept(client);
      requireSignature(client, signed);
      requireClaims(client, claims, audiences);
      return client;
    } catch (ParseException e) {
      throw ClientProblem.notAuthenticated("the token is no signed JWT");
    }
  }

  private static RegisteredClient bySecret(
      Optional<RegisteredClient> client, PlainClientSecret given) {
    Optional<String> hash = client.flatMap(RegisteredClient::secretHash);
    String secret = given.getClientSecret().getValue();
    boolean right =
        hash.isPresent()
            ? PasswordHashes.matches(secret, hash.get())
            : PasswordHashes.matchesNobody(secret);
    if (!right) {
      throw ClientProblem.notAuthenticated("the client is unknown or its secret is wrong");
    }
    return client.orElseThrow();
  }

  private RegisteredClient byKey(
      Optional<RegisteredClient> known, PrivateKeyJWT authentication, Set<String> audiences) {
    RegisteredClient client = withKeys(known);
    SignedJWT assertion = authentication.getClientAssertion();
    requireSignature(client, assertion);
    try {
      JWTClaimsSet claims = assertion.getJWTClaimsSet();
      require(
          client.id().equals(claims.getSubject()), "sub of the assertion must be the client id");
      requireClaims(client, claims, audiences);
    } catch (ParseException e) {
      throw ClientProblem.notAuthenticated("the claims of the assertion cannot be read");
    }
    return client;
  }

  private static RegisteredClient withKeys(Optional<RegisteredClient> known) {
    return known
        .filter(found -> found.kind() == ClientKind.KEY)
        .orElseThrow(
            () ->
                ClientProblem.notAuthenticated("the client is unknown or registered without keys"));
  }

  private void requireSignature(RegisteredClient client, SignedJWT assertion) {
    JWSAlgorithm algorithm = assertion.getHeader().getAlgorithm();
    String kid = assertion.getHeader().getKeyID();
    if (!ALGORITHMS.contains(algorithm) || kid == null) {
      throw ClientProblem.notAuthenticated(
          "the assertion must have a kid and be signed with RS384 or ES384");
    }
    URI jku = assertion.getHeader().getJWKURL();
    require(
        jku == null || client.jwksUri().filter(jku::equals).isPresent(),
        "jku of the assertion must be the registered address of the client's keys");
    require(CompactJws.plain(assertion), "the signature of the assertion cannot be read");
    boolean right =
        keys.find(client, kid).stream().anyMatch(key -> signed(assertion, algorithm, key));
    if (!right) {
      throw ClientProblem.notAuthenticated(
          "no registered key of the client has this kid and made this signature");
    }
  }

  private static boolean signed(SignedJWT assertion, JWSAlgorithm algorithm, JWK key) {
    try {
      boolean rsa = JWSAlgorithm.Family.RSA.contains(algorithm);
      if (rsa != key instanceof RSAKey || !rsa && !(key instanceof ECKey)) {
        return false;
      }
      JWSVerifier verifier =
          rsa ? new RSASSAVerifier(key.toRSAKey()) : new ECDSAVerifier(key.toECKey());
      return assertion.verify(verifier);
    } catch (JOSEException e) {
      // A key of another curve or length than the algorithm wants did not sign this.
      return false;
    }
  }

  private void requireClaims(RegisteredClient client, JWTClaimsSet claims, Set<String> audiences) {
    Instant now = clock.instant();
    require(client.id().equals(claims.getIssuer()), "iss of the assertion must be the client id");
    require(
        claims.getAudience().stream().anyMatch(audiences::contains),
        "aud of the assertion must be the address that it is sent to");
    require(claims.getExpirationTime() != null, "the assertion must have exp");
    Instant expires = claims.getExpirationTime().toInstant();
    require(expires.isAfter(now.minus(SKEW)), "the assertion has expired");
    require(
        expires.isBefore(now.plus(LONGEST).plus(SKEW)),
        "exp of the assertion may lie at most five minutes ahead");
    require(
        claims.getNotBeforeTime() == null
            || claims.getNotBeforeTime().toInstant().isBefore(now.plus(SKEW)),
        "the assertion is not valid yet");
    String jti = claims.getJWTID();
    require(jti != null && !jti.isBlank() && jti.length() <= 500, "the assertion must have jti");
    require(once(client.id(), jti, expires.plus(KEPT)), "this assertion was used before");
  }

  private boolean once(String client, String jti, Instant until) {
    database.run("DELETE FROM smart_assertion WHERE expires_at < ?", clock.instant());
    return database.run(
            "INSERT INTO smart_assertion (client, jti, expires_at) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            client,
            jti,
            until)
        == 1;
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw ClientProblem.notAuthenticated(otherwise);
    }
  }
}
