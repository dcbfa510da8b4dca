package org.chartwarden.smart.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.Gate;
import org.chartwarden.testing.KeycloakProcess;
import org.chartwarden.testing.ProgramProcess;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server with tokens of a real Keycloak that has the realm of {@code deploy/keycloak}.
 * Practitioners reach only patients in their care here.
 */
class KeycloakIT {

  private static final String OWN = "sample-02";
  private static final String OTHER = "keycloak-other";
  private static final Duration SKEW = Duration.ofSeconds(30);

  @TempDir private static Path temp;

  private static KeycloakProcess keycloak;
  private static Gate gate;
  private static HttpServer keys;
  private static ProgramProcess program;
  private static HospitalRealm realm;
  private static String base;
  private static JWK wardKey;
  private static JWK exportKey;
  private static Wire.Reply discoveryBefore;
  private static Wire.Reply readBefore;
  private static String brief;
  private static Instant briefSince;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> home = KeycloakProcess.home();
    assumeThat(home)
        .as(
            "Maven cannot fetch Keycloak here (target/keycloak/unpack.log), so it is not tested with")
        .isPresent();
    wardKey = TestProvider.newKey("ward-1");
    exportKey = TestProvider.newKey("export-1");
    keys = published(Map.of("/ward", wardKey, "/export", exportKey));
    int port = LocalServer.freePort();
    base = "http://127.0.0.1:" + port;
    gate = new Gate();
    realm = new HospitalRealm(gate.address());
    program =
        ProgramProcess.start(
            "keycloak",
            Map.of(
                "CHARTWARDEN_AUTH_OPEN",
                "false",
                "CHARTWARDEN_AUTH_BASE_URL",
                base,
                "CHARTWARDEN_OIDC_ISSUER",
                realm.issuer(),
                "CHARTWARDEN_ACCESS_PRACTITIONERS",
                "related"),
            "serve",
            "--port",
            Integer.toString(port),
            "--data",
            temp.resolve("data").toString());
    program.awaitServing();
    discoveryBefore = Wire.get(base + "/fhir/.well-known/smart-configuration");
    readBefore = read("Patient/" + OWN, forged(TestProvider.newKey("any")));
    fill(Files.readString(temp.resolve("local-" + port + ".key")).strip());
    keycloak =
        KeycloakProcess.start(
            home.get(),
            temp.resolve("keycloak.txt"),
            HospitalRealm.json(base, "http://127.0.0.1:" + keys.getAddress().getPort()));
    keycloak.awaitStarted();
    gate.open(keycloak.port());
    brief = realm.ofSecret("brief");
    briefSince = Clock.systemUTC().instant();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Wire.get(base + "/fhir/.well-known/smart-configuration").status() == 200);
  }

  @AfterAll
  static void stop() throws IOException {
    if (program != null) {
      program.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
    if (gate != null) {
      gate.close();
    }
    if (keys != null) {
      keys.stop(0);
    }
  }

  private static HttpServer published(Map<String, JWK> sets) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sets.forEach(
        (place, key) ->
            http.createContext(
                place,
                exchange -> {
                  byte[] body =
                      new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                  exchange.getResponseHeaders().add("Content-Type", "application/json");
                  exchange.sendResponseHeaders(200, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                }));
    http.start();
    return http;
  }

  /** A ward with a patient whom the doctor cares for, and one whom not. */
  private static void fill(String number) {
    LocalServer local = new LocalServer(base, Map.of("X-Chartwarden-Local-Key", number));
    String token =
        local
            .post("/auth/local/token", Json.object().put("scope", "system/*.cruds"))
            .body()
            .path("access_token")
            .asText();
    put(token, "Practitioner/7", "'name':[{'family':'Demo'}]");
    put(
        token,
        "Patient/" + OWN,
        "'name':[{'family':'Lindqvist'}],'generalPractitioner':[{'reference':'Practitioner/7'}]");
    put(token, "Patient/" + OTHER, "'name':[{'family':'Other'}]");
    for (String patient : new String[] {OWN, OTHER}) {
      String subject = "'subject':{'reference':'Patient/" + patient + "'}";
      put(token, "Observation/kc-" + patient, "'status':'final','code':{'text':'x'}," + subject);
      put(token, "Condition/kc-" + patient, "'code':{'text':'x'}," + subject);
    }
  }

  private static void put(String token, String reference, String members) {
    assertThat(write(token, reference, members).status()).isEqualTo(201);
  }

  private static Wire.Reply write(String token, String reference, String members) {
    String[] key = reference.split("/");
    return Wire.send(
        "PUT",
        base + "/fhir/" + reference,
        "application/fhir+json",
        ("{'resourceType':'" + key[0] + "','id':'" + key[1] + "'," + members + "}")
            .replace('\'', '"'),
        "Authorization",
        "Bearer " + token);
  }

  private static Wire.Reply read(String place, String token) {
    return Wire.read(base + "/fhir/" + place, token);
  }

  private static KeycloakApp growthChart() {
    return new KeycloakApp(
        realm, base, "growth-chart", Optional.empty(), "https://growth.example.org/");
  }

  private static KeycloakApp wardList() {
    return new KeycloakApp(
        realm, base, "ward-list", Optional.of(wardKey), "https://ward.example.org/callback");
  }

  private static KeycloakApp export(JWK key) {
    return new KeycloakApp(realm, base, "nightly-export", Optional.of(key), "");
  }

  /** What a token of Keycloak would say if anybody could sign for it. */
  private static JWTClaimsSet claims() {
    Instant now = Clock.systemUTC().instant();
    return new JWTClaimsSet.Builder()
        .issuer(realm.issuer())
        .subject("somebody")
        .audience(base + "/fhir")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("azp", "nightly-export")
        .claim("scope", "system/*.rs")
        .build();
  }

  private static String forged(RSAKey key) {
    return TestProvider.sign(claims(), key, JOSEObjectType.JWT);
  }

  @Test
  void whileKeycloakIsAwayNobodyIsTakenForUnknown() {
    for (Wire.Reply reply : new Wire.Reply[] {discoveryBefore, readBefore}) {
      assertThat(reply.status()).as(reply.body()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isPresent();
    }
    assertThat(readBefore.json().at("/issue/0/code").asText()).isEqualTo("transient");
  }

  @Test
  void discoveryNamesKeycloak() {
    JsonNode told = Wire.get(base + "/fhir/.well-known/smart-configuration").json();
    assertThat(told.path("issuer").asText()).isEqualTo(realm.issuer());
    assertThat(told.path("authorization_endpoint").asText()).isEqualTo(realm.authorizeUrl());
    assertThat(told.path("token_endpoint").asText()).isEqualTo(realm.tokenUrl());
    assertThat(told.path("jwks_uri").asText()).startsWith(realm.issuer());
    assertThat(told.path("revocation_endpoint").asText()).startsWith(realm.issuer());
    assertThat(told.path("scopes_supported").toString()).contains("patient/*.rs", "user/*.cruds");
    assertThat(told.path("capabilities").toString())
        .contains("client-confidential-asymmetric", "permission-v2")
        .doesNotContain("context-standalone-patient");
    assertThat(Wire.form(base + "/auth/token", Map.of("grant_type", "x")).status()).isEqualTo(404);
  }

  @Test
  void aPatientReadsTheOwnRecordAndNoOther() {
    Wire.Reply tokens =
        growthChart().launched("openid fhirUser launch/patient patient/*.rs", "patient");
    String token = tokens.text("access_token");
    assertThat(read("Patient/" + OWN, token).status()).isEqualTo(200);
    assertThat(read("Patient/" + OTHER, token).status()).isEqualTo(403);
    assertThat(read("Observation/kc-" + OTHER, token).status()).isEqualTo(403);
    assertThat(ids(read("Observation?_count=100", token))).containsExactly("kc-" + OWN);
    assertThat(ids(read("Condition?_count=100", token))).containsExactly("kc-" + OWN);
    assertThat(
            write(
                    token,
                    "Observation/kc-mine",
                    "'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/"
                        + OWN
                        + "'}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void aScopeOfOneTypeReachesThatType() {
    String token =
        growthChart()
            .launched("openid fhirUser launch/patient patient/Observation.rs", "patient")
            .text("access_token");
    assertThat(read("Observation/kc-" + OWN, token).status()).isEqualTo(200);
    assertThat(read("Condition/kc-" + OWN, token).status()).isEqualTo(403);
  }

  @Test
  void refreshTokensAreGoodOnce() {
    Wire.Reply tokens =
        growthChart()
            .launched("openid fhirUser launch/patient offline_access patient/*.rs", "patient");
    Wire.Reply again = growthChart().refresh(tokens.text("refresh_token"));
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(read("Patient/" + OWN, again.text("access_token")).status()).isEqualTo(200);
    assertThat(growthChart().refresh(tokens.text("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void codesNeedTheirVerifier() {
    SmartApp.Asked asked = growthChart().asking("openid patient/*.rs");
    Map<String, String> back = growthChart().answer(asked, "patient").orElseThrow();
    assertThat(growthChart().redeem(back.get("code"), "x".repeat(50)).status()).isEqualTo(400);
    SmartApp.Asked without = asked.with("code_challenge", "").with("code_challenge_method", "");
    assertThat(growthChart().answer(without, "patient"))
        .hasValueSatisfying(answer -> assertThat(answer).containsEntry("error", "invalid_request"));
  }

  @Test
  void aPractitionerReachesThoseInCare() {
    String token =
        wardList()
            .launched("openid fhirUser user/*.rs user/*.cruds", "doctor")
            .text("access_token");
    assertThat(read("Patient/" + OWN, token).status()).isEqualTo(200);
    assertThat(read("Patient/" + OTHER, token).status()).isEqualTo(403);
    assertThat(ids(read("Condition?_count=100", token))).containsExactly("kc-" + OWN);
    String mine = "'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/";
    assertThat(write(token, "Observation/kc-new", mine + OWN + "'}").status()).isEqualTo(201);
    assertThat(write(token, "Observation/kc-no", mine + OTHER + "'}").status()).isEqualTo(403);
  }

  @Test
  void onlyWhoHasTheRoleIsGivenScopesThatChangeCharts() {
    Wire.Reply tokens = wardList().launched("openid fhirUser user/*.rs user/*.cruds", "patient");
    assertThat(tokens.text("scope")).contains("user/*.rs").doesNotContain("user/*.cruds");
    String token = tokens.text("access_token");
    assertThat(read("Patient/" + OTHER, token).status()).isEqualTo(403);
    assertThat(write(token, "Patient/" + OWN, "'name':[{'family':'Changed'}]").status())
        .isEqualTo(403);
  }

  @Test
  void aBackendServiceProvesItselfByItsKey() {
    Wire.Reply tokens = export(exportKey).credentials("system/*.rs");
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    String token = tokens.text("access_token");
    assertThat(read("Patient/" + OTHER, token).status()).isEqualTo(200);
    assertThat(write(token, "Patient/" + OTHER, "'active':true").status()).isEqualTo(403);
    assertThat(export(TestProvider.newKey("export-1")).credentials("system/*.rs").status())
        .isBetween(400, 401);
  }

  @Test
  void noOtherTokenIsLetIn() throws JOSEException, ParseException {
    Wire.Reply tokens =
        growthChart().launched("openid fhirUser launch/patient patient/*.rs", "patient");
    String good = tokens.text("access_token");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("an ID token", tokens.text("id_token"));
    bad.put("a refresh token", tokens.text("refresh_token"));
    bad.put("of a client for another audience", realm.ofSecret("other-app"));
    bad.put("of another realm", realm.administrator());
    bad.put("with a changed payload", changed(good));
    bad.put("not signed", new PlainJWT(claims()).serialize());
    bad.put("signed by nobody", forged(TestProvider.newKey("nobody")));
    for (JsonNode key : realm.keys().path("keys")) {
      if (key.path("use").asText().equals("sig") && key.path("kty").asText().equals("RSA")) {
        bad.put("signed by another key of that number", forged(ofNumber(key)));
        bad.put("signed with the public key for a secret", confused(key));
      }
    }
    bad.forEach(
        (name, token) -> {
          Wire.Reply reply = read("Patient/" + OWN, token);
          assertThat(reply.status()).as("%s: %s", name, reply.body()).isEqualTo(401);
          assertThat(reply.header("WWW-Authenticate").orElse("")).contains("invalid_token");
        });
    assertThat(read("Patient/" + OWN, good).status()).isEqualTo(200);
  }

  private static RSAKey ofNumber(JsonNode key) {
    return TestProvider.newKey(key.path("kid").asText());
  }

  private static String confused(JsonNode key) throws JOSEException, ParseException {
    RSAKey known = RSAKey.parse(Json.write((ObjectNode) key));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(known.getKeyID()).build(), claims());
    jwt.sign(new MACSigner(known.toRSAPublicKey().getEncoded()));
    return jwt.serialize();
  }

  private static String changed(String token) {
    String[] parts = token.split("\\.");
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(OWN, OTHER);
    return parts[0]
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  @Test
  void aTokenEndsWithItsTime() {
    await()
        .atMost(SKEW.plusSeconds(20))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> Clock.systemUTC().instant().isAfter(briefSince.plus(SKEW).plusSeconds(3)));
    assertThat(read("Patient/" + OWN, brief).status()).isEqualTo(401);
    assertThat(read("Patient/" + OWN, realm.ofSecret("brief")).status()).isEqualTo(200);
  }

  @Test
  void whoIsShutOutGetsNoMoreTokens() {
    Wire.Reply tokens = wardList().launched("openid fhirUser user/*.rs", "doctor");
    realm.enable("doctor", false);
    try {
      assertThat(wardList().refresh(tokens.text("refresh_token")).status()).isEqualTo(400);
      assertThat(wardList().answer(wardList().asking("openid user/*.rs"), "doctor")).isEmpty();
    } finally {
      realm.enable("doctor", true);
    }
    wardList().launched("openid fhirUser user/*.rs", "doctor");
  }

  @Test
  void aNewKeyIsTakenAndKeysOutliveAnOutage() throws IOException {
    String before = export(exportKey).credentials("system/*.rs").text("access_token");
    assertThat(read("Patient/" + OWN, before).status()).isEqualTo(200);
    realm.rotate();
    String after = export(exportKey).credentials("system/*.rs").text("access_token");
    assertThat(number(after)).isNotEqualTo(number(before));
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> read("Patient/" + OWN, after).status() == 200);
    assertThat(read("Patient/" + OWN, before).status()).as("the old key is there").isEqualTo(200);
    gate.shut();
    try {
      assertThat(read("Patient/" + OWN, after).status()).isEqualTo(200);
      assertThat(Wire.get(base + "/fhir/.well-known/smart-configuration").status()).isEqualTo(200);
    } finally {
      gate.open(keycloak.port());
    }
    assertThat(export(exportKey).credentials("system/*.rs").status()).isEqualTo(200);
  }

  private static String number(String token) {
    try {
      return SignedJWT.parse(token).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> ids(Wire.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    reply.json().path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
    return ids;
  }
}
