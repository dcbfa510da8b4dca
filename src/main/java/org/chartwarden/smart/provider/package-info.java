/**
 * Access tokens of an OpenID Connect provider of the hospital (Keycloak, for instance) in place of
 * the embedded authorization server.
 *
 * <p>The tokens are checked here with the Nimbus libraries that the embedded server uses too, and
 * not by the Quarkus extension {@code quarkus-oidc}. That one takes every token in the header
 * {@code Authorization} before any endpoint sees the request, and refuses what is not of its
 * provider. Here three kinds arrive there: the provider's, those that the {@code token} command of
 * the server's owner gets from this server, and JWTs that clients of CDS Hooks sign themselves, for
 * their endpoints alone. Each would have to be a tenant of its own with a resolver that reads the
 * token first, which is what this package does in less. The audience of a tenant is a setting,
 * while here it is the FHIR address that was called; what a refusal says, and that an absent
 * provider is 503, would be up to the extension. It would bring what is not here: sign-in of people
 * at the provider for the pages of this server (authorization code flow with a session), tokens
 * that are no JWTs (introspection at the provider, which also shows a revocation at once), tokens
 * bound to a key (DPoP), and several providers at a time. Neither it nor SmallRye JWT is among the
 * dependencies.
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
