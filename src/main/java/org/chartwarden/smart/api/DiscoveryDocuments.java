package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.brands.Brands;
import org.chartwarden.smart.clients.ClientAuthenticator;
import org.chartwarden.smart.provider.OpenIdProvider;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * What clients must know before they ask: the documents of discovery. Where tokens come from a
 * provider, its endpoints are named.
 */
@ApplicationScoped
class DiscoveryDocuments {

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
          "context-standalone-encounter",
          "permission-offline",
          "permission-online",
          "permission-patient",
          "permission-user",
          "permission-v1",
          "permission-v2");

  /**
   * What this server itself does with tokens, whoever issues them. What the token response has
   * beside the token is up to the provider, so no context is promised.
   */
  private static final List<String> WITH_PROVIDER =
      List.of(
          "launch-standalone",
          "client-public",
          "client-confidential-symmetric",
          "sso-openid-connect",
          "permission-offline",
          "permission-patient",
          "permission-user",
          "permission-v1",
          "permission-v2");

  private final OpenIdProvider provider;
  private final SelfRegistrations registrations;
  private final Brands brands;

  @Inject
  DiscoveryDocuments(OpenIdProvider provider, SelfRegistrations registrations, Brands brands) {
    this.provider = provider;
    this.registrations = registrations;
    this.brands = brands;
  }

  /** The issuer of tokens, when it is not this server. */
  Optional<String> otherIssuer() {
    return provider.issuer();
  }

  /**
   * SMART App Launch 2.2, section 2.0.6.
   *
   * @return empty when the provider that it is about cannot be asked
   */
  Optional<ObjectNode> smart(ServerAddress server) {
    if (otherIssuer().isPresent()) {
      return provider.metadata().map(this::ofProvider).map(a -> branded(a, server));
    }
    ObjectNode answer = common(server);
    answer.put("management_endpoint", server.auth("access"));
    strings(answer, "capabilities", CAPABILITIES);
    return Optional.of(branded(answer, server));
  }

  private ObjectNode branded(ObjectNode answer, ServerAddress server) {
    brands
        .identifier()
        .ifPresent(
            identifier -> {
              answer.put("user_access_brand_bundle", server.auth("brands"));
              answer.set("user_access_brand_identifier", identifier);
            });
    return answer;
  }

  private ObjectNode ofProvider(OIDCProviderMetadata metadata) {
    ObjectNode answer = Json.object().put("issuer", metadata.getIssuer().getValue());
    put(answer, "jwks_uri", metadata.getJWKSetURI());
    put(answer, "authorization_endpoint", metadata.getAuthorizationEndpointURI());
    put(answer, "token_endpoint", metadata.getTokenEndpointURI());
    put(answer, "introspection_endpoint", metadata.getIntrospectionEndpointURI());
    put(answer, "revocation_endpoint", metadata.getRevocationEndpointURI());
    put(answer, "registration_endpoint", metadata.getRegistrationEndpointURI());
    strings(answer, "response_types_supported", List.of("code"));
    strings(
        answer,
        "grant_types_supported",
        List.of("authorization_code", "refresh_token", "client_credentials"));
    strings(answer, "code_challenge_methods_supported", List.of("S256"));
    if (metadata.getScopes() != null) {
      strings(answer, "scopes_supported", metadata.getScopes().toStringList());
    }
    Set<String> capabilities = new LinkedHashSet<>(WITH_PROVIDER);
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    if (methods != null) {
      strings(
          answer,
          "token_endpoint_auth_methods_supported",
          methods.stream().map(ClientAuthenticationMethod::getValue).toList());
      if (methods.contains(ClientAuthenticationMethod.PRIVATE_KEY_JWT)) {
        capabilities.add("client-confidential-asymmetric");
      }
    }
    capabilities.addAll(provider.capabilities());
    strings(answer, "capabilities", List.copyOf(capabilities));
    return answer;
  }

  private static void put(ObjectNode answer, String name, URI address) {
    if (address != null) {
      answer.put(name, address.toString());
    }
  }

  /** OpenID Connect Discovery 1.0, section 3. */
  ObjectNode openId(ServerAddress server) {
    ObjectNode answer = common(server);
    strings(answer, "subject_types_supported", List.of("public"));
    strings(answer, "id_token_signing_alg_values_supported", List.of("RS256"));
    strings(
        answer,
        "claims_supported",
        List.of("iss", "sub", "aud", "exp", "iat", "nonce", "fhirUser", "name"));
    return answer;
  }

  private ObjectNode common(ServerAddress server) {
    ObjectNode answer =
        Json.object()
            .put("issuer", server.issuer())
            .put("jwks_uri", server.auth("jwks"))
            .put("authorization_endpoint", server.auth("authorize"))
            .put("token_endpoint", server.auth("token"))
            .put("introspection_endpoint", server.auth("introspect"))
            .put("revocation_endpoint", server.auth("revoke"));
    if (registrations.open()) {
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
}
