/**
 * Tokens: issued from approvals, refreshed, checked, revoked.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>An access token is a JWT (RFC 9068, {@code typ} {@code at+jwt}) signed with RS256. It names
 *       the approval that it came of; when that is revoked, or a refresh token of it is used twice,
 *       every token of it ends.
 *   <li>A refresh token is good for one use and gives the next one (RFC 9700, section 4.14.2).
 *   <li>What a token began (a run, a job, a subscription) ends with the revocation of the token or
 *       of its approval, and not with the token's lifetime. A change that it proposed waits for
 *       others, so it falls with the approval alone: signing out ends a token and takes back
 *       nothing.
 *   <li>Scopes and launch context of a token are those of the approval, narrowed by a refresh.
 * </ul>
 */
package org.chartwarden.smart.tokens;
