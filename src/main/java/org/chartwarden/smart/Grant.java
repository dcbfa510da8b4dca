package org.chartwarden.smart;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * What an access token grants, and to whom. It is stored with whatever goes on after the request is
 * answered (jobs, subscriptions, agent tasks), so that these can never do more than the caller.
 *
 * @param client id of the client the token was issued to
 * @param token id of the token ({@code jti}); never the token itself
 * @param user reference of the user, such as {@code Practitioner/7}; empty without a user
 * @param scopes what was granted
 * @param patient logical id of the patient in context
 * @param encounter logical id of the encounter in context
 */
public record Grant(
    String client,
    String token,
    Optional<String> user,
    ScopeSet scopes,
    Optional<String> patient,
    Optional<String> encounter) {

  public Grant {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(scopes, "scopes");
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(encounter, "encounter");
  }
}
