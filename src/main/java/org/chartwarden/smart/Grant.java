package org.chartwarden.smart;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
 * @param purposes what for, as codes of v3 PurposeOfUse; empty when nobody stated it
 * @param breakGlass access in an emergency, if the user asked for it
 * @param approval number of the approval that it came of, which may be revoked; empty for grants of
 *     a provider and of sessions
 */
public record Grant(
    String client,
    String token,
    Optional<String> user,
    ScopeSet scopes,
    Optional<String> patient,
    Optional<String> encounter,
    Set<String> purposes,
    Optional<BreakGlass> breakGlass,
    Optional<String> approval) {

  public Grant {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(scopes, "scopes");
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(encounter, "encounter");
    Objects.requireNonNull(breakGlass, "breakGlass");
    Objects.requireNonNull(approval, "approval");
    purposes = Set.copyOf(purposes);
  }

  /** A grant without a stated purpose. */
  public Grant(
      String client,
      String token,
      Optional<String> user,
      ScopeSet scopes,
      Optional<String> patient,
      Optional<String> encounter) {
    this(
        client,
        token,
        user,
        scopes,
        patient,
        encounter,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for stated purposes. */
  public Grant forPurposes(Set<String> stated) {
    return new Grant(client, token, user, scopes, patient, encounter, stated, breakGlass, approval);
  }

  /** The same as it came of an approval. */
  public Grant of(String number) {
    return new Grant(
        client, token, user, scopes, patient, encounter, purposes, breakGlass, Optional.of(number));
  }

  /**
   * The same with the glass broken.
   *
   * @throws IllegalStateException when the user is no practitioner
   */
  public Grant breaking(BreakGlass glass) {
    if (!ofPractitioner()) {
      throw new IllegalStateException("only a practitioner can break the glass");
    }
    return new Grant(
        client, token, user, scopes, patient, encounter, purposes, Optional.of(glass), approval);
  }

  /** Whether the user is a practitioner. */
  public boolean ofPractitioner() {
    return user.filter(u -> u.startsWith("Practitioner/") || u.startsWith("PractitionerRole/"))
        .isPresent();
  }

  /**
   * Whether what was begun with this grant is another grant's own: of the same user from any
   * client, or without users of the same client.
   */
  public boolean ownedBy(Grant other) {
    return user.equals(other.user) && (user.isPresent() || client.equals(other.client));
  }

  /** Whether another grant is of the same client and the same user. */
  public boolean sameHolder(Grant other) {
    return client.equals(other.client) && user.equals(other.user);
  }
}
