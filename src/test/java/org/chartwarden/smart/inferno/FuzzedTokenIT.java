package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chartwarden.testing.smart.ClientAssertion;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tokens that nobody issued, in the many ways there are. Each is refused with 401 and the same
 * words, none brings the server down or to a halt. The forger has the server's own key where that
 * is what it takes to reach the check in question.
 */
class FuzzedTokenIT {

  private static PackagedServer server;
  private static SmartApp app;
  private static String good;
  private static JWTClaimsSet claims;

  @BeforeAll
  static void prepare() throws Exception {
    server = PackagedServer.get();
    app = server.secretApp();
    good = app.launched("launch/patient patient/Patient.rs", server.doctor()).text("access_token");
    claims = SignedJWT.parse(good).getJWTClaimsSet();
    assertThat(read(good).status()).isEqualTo(200);
    refusal = read("nonsense").body();
  }

  private static String patient() {
    return server.fhir() + "/Patient/" + Ward.PATIENT;
  }

  private static Wire.Reply read(String token) {
    return Wire.read(patient(), token);
  }

  /** After each attack the server answers as before. */
  @AfterEach
  void answersAsBefore() {
    assertThat(read(good).status()).isEqualTo(200);
  }

  private static void requireRefused(String token) {
    requireRefused(read(token), token);
  }

  private static void requireRefused(Wire.Reply reply, String what) {
    String shown = what.substring(0, Math.min(what.length(), 200));
    assertThat(reply.status()).as("%s: %s", shown, reply.body()).isEqualTo(401);
    assertThat(reply.body()).as(shown).isEqualTo(refusal);
  }

  /** One refusal for all, so that nothing is learnt from it. */
  private static String refusal;

  private static String signed(
      UnaryOperator<JWTClaimsSet.Builder> change, UnaryOperator<JWSHeader.Builder> header) {
    return ClientAssertion.signed(
        header
            .apply(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(server.signing().getKeyID()))
            .build(),
        change.apply(new JWTClaimsSet.Builder(claims)).build(),
        server.signing());
  }

  private static String withClaims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(change, header -> header);
  }

  private static String part(String json) {
    return Base64URL.encode(json).toString();
  }

  @Test
  void theForgersKeyIsTheRightOne() {
    assertThat(read(withClaims(c -> c)).status()).isEqualTo(200);
  }

  @Test
  void noAlgorithmIsNoSignature() {
    String payload = good.split("\\.")[1];
    String signature = good.split("\\.")[2];
    for (String none : List.of("none", "None", "NONE", "nOnE", "", "null", "RS256 ")) {
      String header =
          part(
              "{\"alg\":\""
                  + none
                  + "\",\"typ\":\"at+jwt\",\"kid\":\""
                  + server.signing().getKeyID()
                  + "\"}");
      requireRefused(header + "." + payload + ".");
      requireRefused(header + "." + payload);
      requireRefused(header + "." + payload + "." + signature);
    }
  }

  @Test
  void thePublicKeyIsNoSecret() throws Exception {
    RSAKey key = server.signing();
    byte[] der = key.toRSAPublicKey().getEncoded();
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
    for (byte[] secret :
        List.of(
            der,
            pem.getBytes(StandardCharsets.US_ASCII),
            (pem + "\n").getBytes(StandardCharsets.US_ASCII),
            key.getModulus().decode(),
            key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      for (JWSAlgorithm algorithm :
          List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
        requireRefused(byMac(secret, algorithm));
      }
    }
  }

  private static String byMac(byte[] secret, JWSAlgorithm algorithm) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(server.signing().getKeyID())
                .build(),
            claims);
    jwt.sign(new MACSigner(secret));
    return jwt.serialize();
  }

  @Test
  void otherKeysAndOtherKindsOfTokensDoNotPass() throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID(server.signing().getKeyID()).generate();
    JWSHeader header = SignedJWT.parse(good).getHeader();
    requireRefused(ClientAssertion.signed(header, claims, other));
    requireRefused(
        ClientAssertion.signed(
            new JWSHeader.Builder(header).jwk(other.toPublicJWK()).build(), claims, other));
    requireRefused(
        ClientAssertion.signed(
            new JWSHeader.Builder(header)
                .jwkURL(URI.create("http://127.0.0.1:9/keys"))
                .x509CertURL(URI.create("http://127.0.0.1:9/keys"))
                .build(),
            claims,
            other));
    requireRefused(signed(c -> c, h -> h.type(JOSEObjectType.JWT)));
    requireRefused(signed(c -> c, h -> h.type(null)));
    Wire.Reply tokens = app.launched("openid patient/Patient.rs offline_access", server.doctor());
    requireRefused(tokens.text("id_token"));
    requireRefused(tokens.text("refresh_token"));
    requireRefused(ClientAssertion.of(app.id(), server.signing(), app.tokenUrl()));
  }

  @Test
  void timeIsKept() {
    Instant now = Clock.systemUTC().instant();
    Date past = Date.from(now.minusSeconds(1));
    Date future = Date.from(now.plusSeconds(600));
    requireRefused(withClaims(c -> c.expirationTime(past)));
    requireRefused(withClaims(c -> c.expirationTime(Date.from(now.minusSeconds(86_400)))));
    requireRefused(withClaims(c -> c.expirationTime(null)));
    requireRefused(withClaims(c -> c.notBeforeTime(future)));
    requireRefused(withClaims(c -> c.issueTime(future)));
    requireRefused(withClaims(c -> c.claim("exp", "tomorrow")));
    requireRefused(withClaims(c -> c.claim("exp", -1)));
  }

  @Test
  void issuerAudienceAndTheRestMustFit() {
    requireRefused(withClaims(c -> c.issuer("https://elsewhere.example")));
    requireRefused(withClaims(c -> c.issuer(null)));
    requireRefused(withClaims(c -> c.issuer(server.base() + "/")));
    requireRefused(withClaims(c -> c.audience("https://elsewhere.example/fhir")));
    requireRefused(withClaims(c -> c.audience((String) null)));
    requireRefused(withClaims(c -> c.audience(app.id())));
    requireRefused(
        withClaims(
            c -> c.issuer("https://elsewhere.example").audience("https://elsewhere.example/fhir")));
    requireRefused(withClaims(c -> c.claim("approval", "nobody-approved")));
    requireRefused(withClaims(c -> c.claim("approval", null)));
    requireRefused(withClaims(c -> c.claim("scope", null)));
    requireRefused(withClaims(c -> c.claim("scope", 7)));
    requireRefused(withClaims(c -> c.claim("client_id", null)));
    requireRefused(withClaims(c -> c.jwtID(null)));
    requireRefused(withClaims(c -> c.claim("fhirUser", "x")));
    requireRefused(withClaims(c -> c.claim("fhirUser", "https://elsewhere.example/Patient/1")));
    requireRefused(withClaims(c -> c.claim("patient", List.of("a", "b"))));
  }

  @Test
  void theNameOfAKeyIsOnlyAName() {
    for (String kid :
        List.of(
            "../../../../dev/null",
            "/dev/null",
            "..\\..\\keys.json",
            "file:///etc/passwd",
            "http://127.0.0.1:9/jwks",
            "' OR '1'='1",
            "x'; DROP TABLE smart_key; --",
            "x' UNION SELECT 'key' --",
            "inferno-1\u0000",
            "inferno-1%00",
            "INFERNO-1",
            "",
            "k".repeat(5000),
            "${jndi:ldap://127.0.0.1:9/x}",
            "😀")) {
      requireRefused(signed(c -> c, h -> h.keyID(kid)));
    }
    requireRefused(signed(c -> c, h -> h.keyID(null)));
  }

  @Test
  void aPartOfATokenIsNone() {
    IntStream.iterate(20, length -> length < good.length(), length -> length + 20)
        .forEach(length -> requireRefused(good.substring(0, length)));
    requireRefused(good.substring(0, good.length() - 1));
    for (int i = 0; i < 3; i++) {
      List<String> parts = new ArrayList<>(List.of(good.split("\\.")));
      parts.remove(i);
      requireRefused(String.join(".", parts));
      parts.add(i, "");
      requireRefused(String.join(".", parts));
    }
  }

  @Test
  void aChangedCharacterIsNoticed() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int at = 0; at < good.length(); at += at < good.length() - 8 ? 23 : 1) {
      char now = good.charAt(at);
      if (now == '.') {
        continue;
      }
      int value = alphabet.indexOf(now);
      for (int bit : new int[] {1, 32}) {
        String flipped =
            good.substring(0, at) + alphabet.charAt(value ^ bit) + good.substring(at + 1);
        requireRefused(flipped);
      }
    }
    for (String more : List.of("A", "=", "==", ".", "..", "!", "%20", ",", "\\", "-", "_")) {
      requireRefused(good + more);
    }
    requireRefused(good.toUpperCase(java.util.Locale.ROOT));
    requireRefused("A" + good);
    requireRefused(good + "." + good);
    requireRefused("Bearer " + good);
    requireRefused("\"" + good + "\"");
  }

  @Test
  void hugeTokensAreRefusedEarly() {
    for (int size : new int[] {8_000, 9_000, 30_000, 60_000}) {
      requireRefused("a".repeat(size));
      requireRefused(
          "a".repeat(size / 2) + "." + "b".repeat(size / 4) + "." + "c".repeat(size / 4));
      requireRefused(good + "c".repeat(size));
    }
    String deep =
        "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"inferno-1\",\"x\":" + "[".repeat(2_000);
    requireRefused(part(deep) + ".e30.c2ln");
    String many = part("{" + "\"a\":1,".repeat(500) + "\"alg\":\"RS256\"}");
    requireRefused(many + ".e30.c2ln");
  }

  @Test
  void textOfAllKindsIsNoToken() throws IOException {
    for (String text :
        List.of(
            "null",
            "undefined",
            "{}",
            "[]",
            ".",
            "..",
            "...",
            "e30.e30.e30",
            "eyJhbGciOiJSUzI1NiJ9..",
            part("[]") + "." + part("[]") + ".x",
            part("{\"alg\":null}") + "." + part("{}") + ".x",
            part("{\"alg\":{}}") + "." + part("{}") + ".x",
            part("{\"alg\":\"RS256\",\"alg\":\"none\"}") + "." + part("{}") + ".x",
            part("{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"b64\":false}") + "." + part("{}") + ".x",
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "../../etc/passwd")) {
      requireRefused(text);
    }
    for (String text : List.of("žluťoučký", "日本語", "😀.😀.😀", "é", "\u007f", "\u0001")) {
      assertThat(raw("Authorization: Bearer " + text)).as(text).containsAnyOf(" 401 ", " 400 ");
    }
  }

  @Test
  void aRequestHasOneCaller() throws IOException {
    String bearer = "Authorization: Bearer " + good;
    assertThat(raw(bearer)).contains(" 200 ");
    assertThat(raw(bearer + "\r\n" + bearer)).contains(" 401 ");
    assertThat(raw(bearer + "\r\nAuthorization: Bearer nonsense")).contains(" 401 ");
    assertThat(raw("Authorization: Bearer nonsense\r\n" + bearer)).contains(" 401 ");
    assertThat(raw("Authorization: Basic eDp5\r\n" + bearer)).contains(" 401 ");
    assertThat(raw(bearer + ", Bearer nonsense")).contains(" 401 ");
    assertThat(raw("Authorization: Bearer")).contains(" 401 ");
    assertThat(raw("Authorization:")).contains(" 401 ");
    assertThat(raw("Authorization: Token " + good)).contains(" 401 ");
    assertThat(Wire.get(patient() + "?access_token=" + good).status()).isEqualTo(401);
  }

  /** The status line of what comes back, for what no client library would send. */
  private static String raw(String header) throws IOException {
    URI address = URI.create(server.base());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET /fhir/Patient/"
                      + Ward.PATIENT
                      + " HTTP/1.1\r\nHost: "
                      + address.getAuthority()
                      + "\r\nConnection: close\r\n"
                      + header
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("") + " ";
    }
  }

  @Test
  void aRevokedGrantEndsItsTokens() {
    Wire.Reply tokens =
        app.launched("launch/patient offline_access patient/Patient.rs", server.doctor());
    String access = tokens.text("access_token");
    String refreshed = app.refresh(tokens.text("refresh_token"), "").text("access_token");
    assertThat(read(access).status()).isEqualTo(200);
    assertThat(read(refreshed).status()).isEqualTo(200);
    assertThat(app.refresh(tokens.text("refresh_token"), "").status()).as("reused").isEqualTo(400);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              requireRefused(access);
              requireRefused(refreshed);
            });
  }

  @Test
  void everyDoorAsksForTheToken() {
    for (String path :
        List.of(
            "/fhir/Patient",
            "/fhir/Patient/" + Ward.PATIENT + "/_history",
            "/fhir/Patient/" + Ward.PATIENT + "/$everything",
            "/fhir/_history",
            "/fhir/$export",
            "/agent/tasks",
            "/calculators",
            "/auth/../fhir/Patient",
            "/fhir/metadata/../Patient",
            "/fhir/.well-known/../Patient",
            "/q/../fhir/Patient",
            "//fhir/Patient",
            "/fhir//Patient")) {
      String url = server.base() + path;
      assertThat(Wire.get(url).status()).as(path).isIn(401, 404);
      assertThat(Wire.read(url, "nonsense").status()).as(path).isIn(401, 404);
    }
  }

  @Test
  void badAssertionsAreRefusedAtTheTokenEndpoint() throws Exception {
    SmartApp keyed = server.keyApp();
    String assertion = ClientAssertion.of(keyed.id(), keyed.key().orElseThrow(), keyed.tokenUrl());
    List<String> wrong = new ArrayList<>();
    IntStream.iterate(0, length -> length < assertion.length(), length -> length + 40)
        .forEach(length -> wrong.add(assertion.substring(0, length)));
    wrong.add(assertion + "A");
    wrong.add("a".repeat(100_000));
    wrong.add(part("{\"alg\":\"none\"}") + "." + assertion.split("\\.")[1] + ".");
    wrong.add("žluť.😀.é");
    byte[] secret =
        keyed.key().orElseThrow().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    SignedJWT mac =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("client-1").build(),
            SignedJWT.parse(assertion).getJWTClaimsSet());
    mac.sign(new MACSigner(secret));
    wrong.add(mac.serialize());
    for (String one : wrong) {
      requireClientError(ClientAssertion.credentials(one, "system/Patient.rs"));
    }
    Map<String, String> right = ClientAssertion.credentials(assertion, "system/Patient.rs");
    assertThat(Wire.form(keyed.tokenUrl(), right).status()).isEqualTo(200);
    requireClientError(right);
  }

  private static void requireClientError(Map<String, ?> parameters) {
    Wire.Reply reply = Wire.form(app.tokenUrl(), parameters);
    assertThat(reply.status()).as("%s: %s", parameters, reply.body()).isIn(400, 401);
    assertThat(reply.json().has("error")).as(reply.body()).isTrue();
  }

  /** Whatever stands in a form is told with 4xx, also what no database takes. */
  @Test
  void formsMayHoldAnything() {
    List<String> odd =
        List.of("\u0000", "x\u0000y", "%", "'", "\uD800", "😀", "a".repeat(50_000), "\r\nX: y", "");
    for (String text : odd) {
      for (String name : List.of("grant_type", "code", "refresh_token", "client_id", "scope")) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", name.equals("refresh_token") ? name : "authorization_code");
        fields.put("code", "x");
        fields.put("redirect_uri", app.redirect());
        fields.put("code_verifier", "v".repeat(50));
        fields.put("client_id", "inferno-public");
        fields.put(name, text);
        requireClientError(fields);
      }
      requireBelow500(Wire.form(server.base() + "/auth/revoke", Map.of("token", text)));
      requireBelow500(app.post(server.base() + "/auth/introspect", Map.of("token", text)));
      for (String name :
          List.of("client_id", "redirect_uri", "scope", "state", "launch", "nonce", "aud")) {
        Map<String, String> asked = new LinkedHashMap<>(app.asking("patient/*.rs").parameters());
        asked.put(name, text);
        requireBelow500(Wire.form(server.base() + "/auth/authorize", asked));
      }
      for (String path : List.of("sign-in", "page-sign-in", "patient", "encounter", "consent")) {
        requireBelow500(
            Wire.form(
                server.base() + "/auth/" + path,
                Map.of(
                    "request", text, "name", text, "password", text, "patient", text, "to", text)));
      }
    }
  }

  private static void requireBelow500(Wire.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isLessThan(500);
  }

  /** A wrong secret and an unknown client or user are told apart by nothing that is sent. */
  @Test
  void whatIsUnknownLooksAsWhatIsWrong() {
    SmartApp wrong =
        new SmartApp(
            app.server(), app.id(), java.util.Optional.of("wrong"), app.key(), app.redirect());
    SmartApp unknown =
        new SmartApp(
            app.server(), "nobody", java.util.Optional.of("wrong"), app.key(), app.redirect());
    SmartApp open =
        new SmartApp(
            app.server(),
            "inferno-public",
            java.util.Optional.of("wrong"),
            app.key(),
            app.redirect());
    List<String> bodies =
        Stream.of(wrong, unknown, open)
            .map(client -> client.redeem("code", "v".repeat(50)))
            .map(reply -> reply.status() + reply.body())
            .distinct()
            .toList();
    assertThat(bodies).hasSize(1);
    assertThat(bodies.get(0)).startsWith("401");
    List<String> pages =
        Stream.of(PackagedServer.DOCTOR, "nobody")
            .map(
                name ->
                    Wire.form(
                        server.base() + "/auth/page-sign-in",
                        Map.of("to", "/auth/launch", "name", name, "password", "wrong")))
            .map(reply -> reply.status() + reply.body().replaceAll("value=\"[^\"]*\"", ""))
            .distinct()
            .toList();
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0)).startsWith("401");
  }
}
