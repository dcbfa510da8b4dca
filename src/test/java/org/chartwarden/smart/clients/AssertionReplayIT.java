package org.chartwarden.smart.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.testing.smart.ClientAssertion;
import org.junit.jupiter.api.Test;

/** Several processes on one database take an assertion once, although their clocks differ. */
@QuarkusTest
class AssertionReplayIT {

  private static final String HERE = "https://ehr.example/auth/token";

  @Inject ClientStore clients;
  @Inject ClientKeys keys;
  @Inject ProofLimits limits;
  @Inject DataSource source;
  @Inject Clock clock;

  private final ECKey key = key("k1");

  private static ECKey key(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A process whose clock goes ahead, or behind. */
  private ClientAuthenticator process(Duration ahead) {
    return new ClientAuthenticator(clients, keys, limits, source, Clock.offset(clock, ahead));
  }

  private String client(JWK registered) {
    String id = "replay-" + UUID.randomUUID();
    clients.save(
        new RegisteredClient(
            id,
            id,
            ClientKind.KEY,
            Optional.empty(),
            Optional.of(new JWKSet(registered.toPublicJWK()).toString()),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            ScopeSet.read("system/*.rs"),
            Set.of("client_credentials")));
    return id;
  }

  private static RegisteredClient ask(ClientAuthenticator process, String assertion) {
    try {
      return process.authenticate(
          Optional.of(new PrivateKeyJWT(SignedJWT.parse(assertion))),
          Optional.empty(),
          Set.of(HERE),
          "192.0.2.1");
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireRefused(ClientAuthenticator process, String assertion, String why) {
    assertThatThrownBy(() -> ask(process, assertion))
        .isInstanceOfSatisfying(
            ClientProblem.class,
            problem -> assertThat(problem.error().getDescription()).contains(why));
  }

  @Test
  void anotherProcessTakesItNoSecondTime() {
    String id = client(key);
    String assertion = ClientAssertion.of(id, key, HERE);
    assertThat(ask(process(Duration.ZERO), assertion).id()).isEqualTo(id);
    requireRefused(process(Duration.ofSeconds(25)), assertion, "used before");
    requireRefused(process(Duration.ofSeconds(-25)), assertion, "used before");
  }

  @Test
  void aFastClockForgetsNothingThatASlowOneWouldTake() {
    String id = client(key);
    String assertion =
        ClientAssertion.of(
            id,
            key,
            HERE,
            claims -> claims.expirationTime(Date.from(clock.instant().plusSeconds(20))));
    ask(process(Duration.ZERO), assertion);
    ClientAuthenticator fast = process(Duration.ofMinutes(2));
    String later =
        ClientAssertion.of(
            id,
            key,
            HERE,
            claims -> claims.expirationTime(Date.from(clock.instant().plusSeconds(240))));
    assertThat(ask(fast, later).id()).as("it tidies up when it takes one").isEqualTo(id);
    requireRefused(process(Duration.ZERO), assertion, "used before");
  }

  @Test
  void theKeyOfAnotherClientWithTheSameNameSignsNothing() {
    ECKey other = key("k1");
    String mine = client(key);
    String theirs = client(other);
    ClientAuthenticator process = process(Duration.ZERO);
    requireRefused(process, ClientAssertion.of(mine, other, HERE), "no registered key");
    assertThat(ask(process, ClientAssertion.of(theirs, other, HERE)).id()).isEqualTo(theirs);
    requireRefused(process, ClientAssertion.of(mine, other, HERE), "no registered key");
    assertThat(ask(process, ClientAssertion.of(mine, key, HERE)).id()).isEqualTo(mine);
  }

  @Test
  void aKeyThatTheAssertionBringsAlongSignsNothing() {
    ECKey own = key("k1");
    String id = client(key);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(id)
            .subject(id)
            .audience(HERE)
            .expirationTime(Date.from(clock.instant().plusSeconds(100)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1");
    requireRefused(
        process(Duration.ZERO),
        ClientAssertion.signed(header.jwk(own.toPublicJWK()).build(), claims, own),
        "no registered key");
    requireRefused(
        process(Duration.ZERO),
        ClientAssertion.signed(
            new JWSHeader.Builder(JWSAlgorithm.ES384)
                .keyID("k1")
                .jwkURL(URI.create("https://evil.example/jwks"))
                .build(),
            claims,
            own),
        "jku");
  }
}
