package org.chartwarden.smart.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/** A small OpenID Connect provider with keys of its own: discovery, keys, signed access tokens. */
public final class TestProvider implements AutoCloseable {

  private final HttpServer http;
  private final AtomicInteger keysAsked = new AtomicInteger();
  private volatile RSAKey key;

  private TestProvider(HttpServer http, RSAKey key) {
    this.http = http;
    this.key = key;
  }

  public static TestProvider start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestProvider provider = new TestProvider(http, newKey("first"));
    http.createContext(
        "/realms/hospital/.well-known/openid-configuration",
        exchange -> provider.answer(exchange, provider.discovery()));
    http.createContext(
        "/realms/hospital/keys",
        exchange -> {
          provider.keysAsked.incrementAndGet();
          provider.answer(exchange, new JWKSet(provider.key.toPublicJWK()).toString());
        });
    http.start();
    return provider;
  }

  public String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/realms/hospital";
  }

  int keysAsked() {
    return keysAsked.get();
  }

  /** The claims that Keycloak puts into an access token, as far as they matter here. */
  public JWTClaimsSet.Builder claims(String audience, String scope) {
    Instant now = java.time.Clock.systemUTC().instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject("f3a1")
        .audience(audience)
        .jwtID("token-1")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("typ", "Bearer")
        .claim("azp", "growth-chart")
        .claim("scope", scope);
  }

  public String sign(JWTClaimsSet claims) {
    return sign(claims, key, JOSEObjectType.JWT);
  }

  static String sign(JWTClaimsSet claims, RSAKey key, JOSEObjectType type) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(key.getKeyID()).build(),
              claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  RSAKey key() {
    return key;
  }

  void rotate() {
    key = newKey("second");
  }

  static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String discovery() {
    return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
         "introspection_endpoint": "%1$s/introspect", "jwks_uri": "%1$s/keys",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "scopes_supported": ["openid", "patient/*.rs"],
         "id_token_signing_alg_values_supported": ["RS256"]}"""
        .formatted(issuer());
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
