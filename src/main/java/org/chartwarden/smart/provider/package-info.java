/**
 * Access tokens of an OpenID Connect provider of the hospital (Keycloak, for instance) in place of
 * the embedded authorization server.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>The provider is found by its issuer (OpenID Connect Discovery 1.0); its tokens are JWTs
 *       that are checked here with its published keys: algorithm, signature, issuer, audience,
 *       time. The audience is this server's FHIR address, so an ID token, which is meant for a
 *       client, is no access token.
 *   <li>What a token grants is what its claims say: scopes, patient, encounter, user. Names of
 *       claims and of scopes can be mapped.
 *   <li>A user that is no resource of this server is none here: {@code user/} scopes are then void.
 *   <li>An access token is good until it expires; how soon a revocation shows is up to how long the
 *       provider lets tokens live.
 *   <li>With a provider, authorization, tokens and introspection are its own: the embedded
 *       endpoints for them are not there, and discovery names the provider's. The {@code token}
 *       command of the server's owner goes on working.
 * </ul>
 */
package org.chartwarden.smart.provider;
