package org.chartwarden.smart.clients;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * An application that was registered.
 *
 * @param id client id
 * @param name for people, on the consent page
 * @param kind how it proves who it is
 * @param secretHash Argon2id hash of its secret
 * @param jwks its public keys, as a JWK set
 * @param jwksUri where its public keys are published
 * @param redirectUris where codes may be sent, compared character by character
 * @param launchUri where an EHR launch sends the browser
 * @param scopes the most it may ever be granted
 * @param grants {@code authorization_code}, {@code refresh_token}, {@code client_credentials}
 */
public record RegisteredClient(
    String id,
    String name,
    ClientKind kind,
    Optional<String> secretHash,
    Optional<String> jwks,
    Optional<URI> jwksUri,
    List<String> redirectUris,
    Optional<String> launchUri,
    ScopeSet scopes,
    Set<String> grants) {

  public RegisteredClient {
    redirectUris = List.copyOf(redirectUris);
    grants = Set.copyOf(grants);
  }

  /** Whether nobody but itself registered it. */
  public boolean registeredItself() {
    return SelfRegistration.isIdOfSelfRegistered(id);
  }

  /** Whether it may use a grant type. */
  public boolean uses(String grant) {
    return grants.contains(grant);
  }
}
