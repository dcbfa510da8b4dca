package org.chartwarden.smart;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, and for whom: passed to every call that reaches clinical data.
 *
 * @param actor stable name of the caller, for instance {@code client/demo} or {@code agent/run-7}
 * @param patients when present, the only patients (logical ids) whose compartments may be touched
 * @param readOnly whether every write is refused
 * @param grant what the caller's token allows; empty for the server itself, whose callers decided
 *     before
 */
public record AccessContext(
    String actor, Optional<Set<String>> patients, boolean readOnly, Optional<Grant> grant) {

  public AccessContext {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(grant, "grant");
    patients = patients.map(Set::copyOf);
  }

  /** A caller without a token. */
  public AccessContext(String actor, Optional<Set<String>> patients, boolean readOnly) {
    this(actor, patients, readOnly, Optional.empty());
  }

  /** The server itself: start-up, import from the command line, recovery. */
  public static AccessContext system(String purpose) {
    return new AccessContext("system/" + purpose, Optional.empty(), false);
  }

  /**
   * Whoever runs a command on the machine of the server and sees what it finds, for instance an
   * export.
   */
  public static AccessContext operator(String command) {
    return new AccessContext("operator/" + command, Optional.empty(), false);
  }

  /** A client of the HTTP interface. */
  public static AccessContext client(String name) {
    return new AccessContext("client/" + name, Optional.empty(), false);
  }

  /** A caller that no patient is open to, until it has shown what it may see. */
  public static AccessContext nobody() {
    return new AccessContext("nobody", Optional.of(Set.of()), true);
  }

  /** Whoever holds a token that grants this. */
  public static AccessContext of(Grant grant) {
    return new AccessContext(
        "client/" + grant.client(), Optional.empty(), false, Optional.of(grant));
  }

  /** The same caller, bound to these patients only. */
  public AccessContext boundTo(Set<String> patientIds) {
    return new AccessContext(actor, Optional.of(patientIds), readOnly, grant);
  }

  /**
   * Whether another caller holds a token of the same client and user, or both hold none: what one
   * began belongs to the other.
   */
  public boolean sameHolder(AccessContext other) {
    return grant.isPresent() == other.grant.isPresent()
        && (grant.isEmpty() || grant.get().sameHolder(other.grant.get()));
  }

  /** The same caller, without the right to write. */
  public AccessContext readingOnly() {
    return new AccessContext(actor, patients, true, grant);
  }
}
