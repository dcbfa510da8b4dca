package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.smart.ClientAssertion;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.TlsHandshake;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code backend_services_authorization}. */
class BackendServicesIT {

  private static final String SCOPE = "system/Patient.rs system/Observation.rs";

  private static PackagedServer server;
  private static SmartApp app;
  private static JWK key;

  @BeforeAll
  static void prepare() {
    server = PackagedServer.get();
    app = server.keyApp();
    key = app.key().orElseThrow();
  }

  private static String assertion() {
    return ClientAssertion.of(app.id(), key, app.tokenUrl());
  }

  private static Wire.Reply asked(String assertion) {
    return Wire.form(app.tokenUrl(), ClientAssertion.credentials(assertion, SCOPE));
  }

  @Test
  @DisplayName("backend_services_authorization-smart_backend_services_token_tls_version")
  void tokenTlsVersion() throws Exception {
    TlsHandshake.requireModern(server.secureBase() + "/auth/token");
  }

  @Test
  @DisplayName("backend_services_authorization-smart_backend_services_invalid_grant_type")
  void invalidGrantType() {
    Map<String, String> parameters = ClientAssertion.credentials(assertion(), SCOPE);
    parameters.put("grant_type", "not_a_grant_type");
    assertThat(Wire.form(app.tokenUrl(), parameters).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("backend_services_authorization-smart_backend_services_invalid_client_assertion")
  void invalidClientAssertion() {
    Map<String, String> parameters = ClientAssertion.credentials(assertion(), SCOPE);
    parameters.put("client_assertion_type", "not_an_assertion_type");
    assertThat(Wire.form(app.tokenUrl(), parameters).status()).isIn(400, 401);
  }

  @Test
  @DisplayName("backend_services_authorization-smart_backend_services_invalid_jwt")
  void invalidJwt() throws Exception {
    ECKey other = new ECKeyGenerator(Curve.P_384).keyID(key.getKeyID()).generate();
    Date past = Date.from(Clock.systemUTC().instant().minusSeconds(600));
    Date far = Date.from(Clock.systemUTC().instant().plusSeconds(900));
    List<String> wrong = new ArrayList<>();
    wrong.add(ClientAssertion.of(app.id(), other, app.tokenUrl()));
    wrong.add(ClientAssertion.of(app.id(), key, "https://elsewhere.example/token"));
    wrong.add(ClientAssertion.of(app.id(), key, app.tokenUrl(), c -> c.issuer("not_a_iss")));
    wrong.add(ClientAssertion.of(app.id(), key, app.tokenUrl(), c -> c.subject("somebody")));
    wrong.add(ClientAssertion.of(app.id(), key, app.tokenUrl(), c -> c.expirationTime(past)));
    wrong.add(ClientAssertion.of(app.id(), key, app.tokenUrl(), c -> c.expirationTime(far)));
    wrong.add(ClientAssertion.of(app.id(), key, app.tokenUrl(), c -> c.expirationTime(null)));
    wrong.add(ClientAssertion.of(app.id(), key, app.tokenUrl(), c -> c.notBeforeTime(far)));
    wrong.add(ClientAssertion.of(app.id(), key, app.tokenUrl(), c -> c.jwtID(null)));
    String used = assertion();
    assertThat(asked(used).status()).isEqualTo(200);
    wrong.add(used);
    for (String one : wrong) {
      Wire.Reply reply = asked(one);
      assertThat(reply.status()).as(reply.body()).isIn(400, 401);
      assertThat(reply.text("error")).isEqualTo("invalid_client");
      assertThat(reply.text("error_description")).isNotBlank();
    }
  }

  @Test
  @DisplayName("backend_services_authorization-smart_backend_services_auth_request_success")
  void authRequestSuccess() {
    assertThat(asked(assertion()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("backend_services_authorization-smart_backend_services_auth_response_body")
  void authResponseBody() {
    Wire.Reply answer = asked(assertion());
    TokenAnswers.requireBody(answer);
    TokenAnswers.requireHeaders(answer);
    assertThat(answer.json().path("expires_in").asInt()).isLessThanOrEqualTo(300);
    assertThat(answer.json().has("refresh_token")).isFalse();
    assertThat(TokenAnswers.scopes(answer)).containsExactlyInAnyOrder(SCOPE.split(" "));
    String access = answer.text("access_token");
    assertThat(Wire.read(app.fhir() + "/Patient/" + Ward.OTHER, access).status()).isEqualTo(200);
    assertThat(Wire.read(app.fhir() + "/Condition", access).status()).isEqualTo(403);
    assertThat(Wire.read(app.fhir() + "/Nothing", access).status()).isIn(403, 404);
  }

  /** Requirement 344: a secret is not meant for backend services. */
  @Test
  @DisplayName("backend_services_authorization-no_secret")
  void aSecretIsNoKey() {
    Wire.Reply refused =
        server
            .secretApp()
            .token(Map.of("grant_type", "client_credentials", "scope", "system/Patient.rs"));
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("unauthorized_client");
  }

  /** Requirements 250 and 259: no more than the registration, and what remains is told. */
  @Test
  @DisplayName("backend_services_authorization-within_registration")
  void withinRegistration() {
    ObjectNode small = Json.object().put("kind", "key").put("scope", "system/Observation.rs");
    small.set("jwks", Json.parseOwn(new JWKSet(key.toPublicJWK()).toString()));
    server.app("inferno-small", small);
    String some = ClientAssertion.of("inferno-small", key, app.tokenUrl());
    Wire.Reply granted =
        Wire.form(
            app.tokenUrl(), ClientAssertion.credentials(some, "system/*.cruds system/Patient.r"));
    assertThat(granted.text("scope")).isEqualTo("system/Observation.rs");
    String none = ClientAssertion.of("inferno-small", key, app.tokenUrl());
    Wire.Reply refused =
        Wire.form(app.tokenUrl(), ClientAssertion.credentials(none, "system/Patient.rs"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("invalid_scope");
  }

  /** Requirements 296, 326, 338 and 339: keys from an address, RS384, and no other {@code jku}. */
  @Test
  @DisplayName("backend_services_authorization-jwks_by_address")
  void keysByAddress() throws Exception {
    JWK rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
    byte[] set = new JWKSet(rsa.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    HttpServer keys =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<String> methods = new ArrayList<>();
    keys.createContext(
        "/keys",
        exchange -> {
          synchronized (methods) {
            methods.add(exchange.getRequestMethod());
          }
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, set.length);
          exchange.getResponseBody().write(set);
          exchange.close();
        });
    keys.start();
    try {
      String address = "http://localhost:" + keys.getAddress().getPort() + "/keys";
      server.app("inferno-jwks-uri", Json.object().put("kind", "key").put("jwksUri", address));
      Wire.Reply answer = asked(ClientAssertion.of("inferno-jwks-uri", rsa, app.tokenUrl()));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(methods).contains("GET");
      Wire.Reply told = asked(withJku("inferno-jwks-uri", rsa, address));
      assertThat(told.status()).as(told.body()).isEqualTo(200);
      Wire.Reply foreign = asked(withJku("inferno-jwks-uri", rsa, address + "?of=somebody-else"));
      assertThat(foreign.status()).as(foreign.body()).isIn(400, 401);
    } finally {
      keys.stop(0);
    }
  }

  /** Requirements 341 and 342: keys are kept as long as their publisher allows. */
  @Test
  @DisplayName("g10_visual_inspection_and_attestations-Test10")
  void keysAreKeptAsLongAsAllowed() throws Exception {
    JWK rsa = new RSAKeyGenerator(2048).keyID("rsa-2").generate();
    byte[] set = new JWKSet(rsa.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    AtomicInteger fetched = new AtomicInteger();
    HttpServer keys =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          boolean kept = exchange.getRequestURI().getPath().equals("/kept");
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.getResponseHeaders().add("Cache-Control", kept ? "max-age=60" : "no-store");
          exchange.sendResponseHeaders(200, set.length);
          exchange.getResponseBody().write(set);
          exchange.close();
        });
    keys.start();
    try {
      for (String path : List.of("kept", "not-kept")) {
        String id = "inferno-jwks-" + path;
        String address = "http://localhost:" + keys.getAddress().getPort() + "/" + path;
        server.app(id, Json.object().put("kind", "key").put("jwksUri", address));
        fetched.set(0);
        for (int i = 0; i < 3; i++) {
          assertThat(asked(ClientAssertion.of(id, rsa, app.tokenUrl())).status()).isEqualTo(200);
        }
        assertThat(fetched.get()).as(path).isEqualTo(path.equals("kept") ? 1 : 3);
      }
    } finally {
      keys.stop(0);
    }
  }

  private static String withJku(String client, JWK rsa, String address) throws Exception {
    String plain = ClientAssertion.of(client, rsa, app.tokenUrl());
    return ClientAssertion.signed(
        new com.nimbusds.jose.JWSHeader.Builder(com.nimbusds.jose.JWSAlgorithm.RS384)
            .keyID(rsa.getKeyID())
            .jwkURL(java.net.URI.create(address))
            .build(),
        com.nimbusds.jwt.SignedJWT.parse(plain).getJWTClaimsSet(),
        rsa);
  }
}
