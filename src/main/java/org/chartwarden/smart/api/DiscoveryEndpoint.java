package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientAuthenticator;
import org.chartwarden.smart.keys.SigningKeys;
import org.chartwarden.smart.scopes.ScopeSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What clients must know before they ask (SMART App Launch 2.2, section 2.0.6; OIDC Discovery). */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authorization", description = "SMART App Launch 2.2")
class DiscoveryEndpoint {

  private static final List<String> CAPABILITIES =
      List.of(
          "launch-ehr",
          "launch-standalone",
          "authorize-post",
          "client-public",
          "client-confidential-symmetric",
          "client-confidential-asymmetric",
          "sso-openid-connect",
          "context-banner",
          "context-style",
          "context-ehr-patient",
          "context-ehr-encounter",
          "context-standalone-patient",
          "permission-offline",
          "permission-online",
          "permission-patient",
          "permission-user",
          "permission-v1",
          "permission-v2");

  private final ServerAddresses addresses;
  private final SigningKeys keys;
  private final AuthorizationConfig config;

  @Inject
  DiscoveryEndpoint(ServerAddresses addresses, SigningKeys keys, AuthorizationConfig config) {
    this.addresses = addresses;
    this.keys = keys;
    this.config = config;
  }

  @GET
  @Path("/fhir/.well-known/smart-configuration")
  public Response smart(@Context HttpServerRequest http) {
    ObjectNode answer = common(addresses.of(http));
    strings(answer, "capabilities", CAPABILITIES);
    return cached(answer);
  }

  @GET
  @Path("/.well-known/openid-configuration")
  public Response openId(@Context HttpServerRequest http) {
    ObjectNode answer = common(addresses.of(http));
    strings(answer, "subject_types_supported", List.of("public"));
    strings(answer, "id_token_signing_alg_values_supported", List.of("RS256"));
    strings(
        answer,
        "claims_supported",
        List.of("iss", "sub", "aud", "exp", "iat", "nonce", "fhirUser", "name"));
    return cached(answer);
  }

  /** The public keys that tokens are signed with (RFC 7517). */
  @GET
  @Path("/auth/jwks")
  public Response keys() {
    return cached((ObjectNode) Json.parseOwn(keys.published().toString()));
  }

  private ObjectNode common(ServerAddress server) {
    ObjectNode answer =
        Json.object()
            .put("issuer", server.issuer())
            .put("jwks_uri", server.auth("jwks"))
            .put("authorization_endpoint", server.auth("authorize"))
            .put("token_endpoint", server.auth("token"))
            .put("introspection_endpoint", server.auth("introspect"))
            .put("revocation_endpoint", server.auth("revoke"))
            .put("management_endpoint", server.auth("apps"));
    if (config.dynamicRegistration()) {
      answer.put("registration_endpoint", server.auth("register"));
    }
    strings(answer, "response_types_supported", List.of("code"));
    strings(
        answer,
        "grant_types_supported",
        List.of("authorization_code", "refresh_token", "client_credentials"));
    strings(answer, "code_challenge_methods_supported", List.of("S256"));
    strings(
        answer,
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none"));
    strings(
        answer,
        "token_endpoint_auth_signing_alg_values_supported",
        ClientAuthenticator.ALGORITHMS.stream().map(JWSAlgorithm::getName).toList());
    ArrayNode scopes = answer.putArray("scopes_supported");
    ScopeSet.KNOWN_OTHERS.forEach(scopes::add);
    List.of("patient/*.cruds", "user/*.cruds", "system/*.cruds", "patient/*.read", "user/*.read")
        .forEach(scopes::add);
    answer.put("authorization_response_iss_parameter_supported", true);
    return answer;
  }

  private static void strings(ObjectNode answer, String name, List<String> values) {
    ArrayNode array = answer.putArray(name);
    values.forEach(array::add);
  }

  private static Response cached(ObjectNode answer) {
    return Response.ok(Json.write(answer)).header("Cache-Control", "public, max-age=300").build();
  }
}
