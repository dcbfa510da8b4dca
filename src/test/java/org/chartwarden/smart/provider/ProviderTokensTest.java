package org.chartwarden.smart.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.ServerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of a provider over HTTP: what they grant, and what is no good token. */
class ProviderTokensTest {

  private static final ServerAddress SERVER = new ServerAddress("https://ehr.example.org");
  private static final String FHIR = SERVER.fhir();

  private TestProvider provider;

  @BeforeEach
  void start() throws IOException {
    provider = TestProvider.start();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private record Config(
      Optional<String> issuer,
      Optional<String> audience,
      Optional<URI> jwksUri,
      Optional<List<String>> capabilities,
      Names claims,
      Map<String, String> scopes)
      implements ProviderConfig {}

  private record Names(
      String scope, String patient, String encounter, String fhirUser, String client)
      implements ProviderConfig.Claims {}

  private static final Names USUAL = new Names("scope", "patient", "encounter", "fhirUser", "azp");

  private ProviderTokens tokens() {
    return tokens(USUAL, Map.of());
  }

  private ProviderTokens tokens(Names names, Map<String, String> scopes) {
    ProviderConfig config =
        new Config(
            Optional.of(provider.issuer()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            names,
            scopes);
    Clock clock = Clock.systemUTC();
    return new ProviderTokens(new OpenIdProvider(config, clock), config, clock);
  }

  private JWTClaimsSet.Builder claims(String scope) {
    return provider.claims(FHIR, scope);
  }

  @Test
  void grantsWhatTheClaimsSay() {
    String token =
        provider.sign(
            claims("openid patient/Observation.rs user/*.rs email")
                .claim("patient", "Patient/sample-02")
                .claim("fhirUser", FHIR + "/Practitioner/7")
                .build());

    assertThat(tokens().claims(token)).isTrue();
    Grant grant = tokens().verify(token, SERVER).orElseThrow();
    assertThat(grant.client()).isEqualTo("growth-chart");
    assertThat(grant.token()).isEqualTo("token-1");
    assertThat(grant.user()).contains("Practitioner/7");
    assertThat(grant.patient()).contains("sample-02");
    assertThat(grant.scopes().resources()).hasSize(2);
  }

  @Test
  void readsOtherNamesListsAndObjects() {
    String token =
        provider.sign(
            claims("ignored")
                .claim("roles", List.of("chart-read", "other"))
                .claim("smart", Map.of("patient", "p1", "user", "Patient/p1"))
                .claim("app", "portal")
                .build());

    Grant grant =
        tokens(
                new Names("roles", "smart.patient", "smart.encounter", "smart.user", "app"),
                Map.of("chart-read", "patient/*.rs patient/Observation.c"))
            .verify(token, SERVER)
            .orElseThrow();
    assertThat(grant.client()).isEqualTo("portal");
    assertThat(grant.patient()).contains("p1");
    assertThat(grant.user()).contains("Patient/p1");
    assertThat(grant.encounter()).isEmpty();
    assertThat(grant.scopes().resources()).hasSize(2);
  }

  @Test
  void aUserOfAnotherServerIsNoneHere() {
    for (String user :
        List.of("https://other.example/fhir/Practitioner/7", "Device/1", "../Patient/1", "x")) {
      String token = provider.sign(claims("user/*.rs").claim("fhirUser", user).build());
      assertThat(tokens().verify(token, SERVER).orElseThrow().user()).as(user).isEmpty();
    }
  }

  @Test
  void takesNoTokenThatIsNotGoodHereAndNow() throws Exception {
    Instant now = Clock.systemUTC().instant();
    ProviderTokens tokens = tokens();
    Map<String, String> bad =
        Map.of(
            "for another audience",
            provider.sign(provider.claims("growth-chart", "system/*.rs").build()),
            "expired",
            provider.sign(
                claims("system/*.rs").expirationTime(Date.from(now.minusSeconds(60))).build()),
            "not yet",
            provider.sign(
                claims("system/*.rs").notBeforeTime(Date.from(now.plusSeconds(600))).build()),
            "without an end",
            provider.sign(claims("system/*.rs").expirationTime(null).build()),
            "of another issuer",
            provider.sign(claims("system/*.rs").issuer("https://other.example").build()),
            "signed by another key of the same number",
            TestProvider.sign(
                claims("system/*.rs").build(), TestProvider.newKey("first"), JOSEObjectType.JWT),
            "of another type",
            TestProvider.sign(
                claims("system/*.rs").build(), provider.key(), new JOSEObjectType("logout+jwt")),
            "not signed",
            new PlainJWT(claims("system/*.rs").build()).serialize(),
            "signed with the public key for a secret",
            confused(claims("system/*.rs").build()),
            "no token",
            "eyJ.x.y");

    bad.forEach((name, token) -> assertThat(tokens.verify(token, SERVER)).as(name).isEmpty());
    assertThat(tokens.claims(bad.get("no token"))).isFalse();
    assertThat(tokens.claims(bad.get("of another issuer"))).isFalse();
  }

  private String confused(JWTClaimsSet claims) throws Exception {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
    jwt.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
    return jwt.serialize();
  }

  @Test
  void followsANewKeyAndAsksOnceForMany() {
    ProviderTokens tokens = tokens();
    String first = provider.sign(claims("system/*.rs").build());
    for (int i = 0; i < 20; i++) {
      assertThat(tokens.verify(first, SERVER)).isPresent();
    }
    assertThat(provider.keysAsked()).isEqualTo(1);
    provider.rotate();
    assertThat(tokens.verify(provider.sign(claims("system/*.rs").build()), SERVER)).isPresent();
    assertThat(tokens.verify(first, SERVER)).isEmpty();
  }

  @Test
  void withoutAProviderNothingIsItsToken() {
    ProviderConfig none =
        new Config(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            USUAL,
            Map.of());
    ProviderTokens tokens =
        new ProviderTokens(new OpenIdProvider(none, Clock.systemUTC()), none, Clock.systemUTC());
    assertThat(tokens.claims(provider.sign(claims("system/*.rs").build()))).isFalse();
  }

  @Test
  void aProviderThatIsAwayLetsNobodyIn() {
    String token = provider.sign(claims("system/*.rs").build());
    provider.close();
    assertThatExceptionOfType(ProviderProblem.class)
        .isThrownBy(() -> tokens().verify(token, SERVER));
  }

  @Test
  void keysThatWereSeenOutliveAnOutageAndNoNumberLooksLikeOne() {
    ProviderTokens tokens = tokens();
    String token = provider.sign(claims("system/*.rs").build());
    assertThat(tokens.verify(token, SERVER)).isPresent();
    for (int i = 0; i < 5; i++) {
      String unknown =
          TestProvider.sign(
              claims("system/*.rs").build(), TestProvider.newKey("guess-" + i), JOSEObjectType.JWT);
      assertThat(tokens.verify(unknown, SERVER)).isEmpty();
    }
    provider.close();
    assertThat(tokens.verify(token, SERVER)).isPresent();
  }
}
