package org.chartwarden.smart.consents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A provision of a Consent (FHIR R4 consent.html).
 *
 * @param deny whether it denies or permits
 * @param from when it begins
 * @param until when it is over
 * @param actors references to those it is about; empty for all
 * @param actions codes of consentaction; empty for all
 * @param purposes codes of v3 PurposeOfUse; empty for all
 * @param data the data it is about
 * @param dated whether it is limited to data of some period
 * @param nested exceptions to it
 */
public record Provision(
    boolean deny,
    Optional<Instant> from,
    Optional<Instant> until,
    Set<String> actors,
    Set<String> actions,
    Set<String> purposes,
    DataFilter data,
    boolean dated,
    List<Provision> nested) {

  private static final Set<String> READING = Set.of("access", "use", "disclose");

  public Provision {
    actors = Set.copyOf(actors);
    actions = Set.copyOf(actions);
    purposes = Set.copyOf(purposes);
    nested = List.copyOf(nested);
  }

  /** Whether it, or something within it, denies. */
  boolean denies() {
    return deny || nested.stream().anyMatch(Provision::denies);
  }

  /** What it says to a caller; empty when it is not about this caller or this moment. */
  Optional<DataRule> to(ConsentCaller caller) {
    boolean fits =
        from.filter(caller.now()::isBefore).isEmpty()
            && until.filter(end -> !caller.now().isBefore(end)).isEmpty()
            && (actors.isEmpty() || actors.stream().anyMatch(caller.identities()::contains))
            && (actions.isEmpty()
                || caller.writing()
                || actions.stream().anyMatch(READING::contains))
            && (purposes.isEmpty() || meets(caller.purposes()))
            && (deny || !dated);
    return fits
        ? Optional.of(
            new DataRule(
                deny, data, nested.stream().flatMap(inner -> inner.to(caller).stream()).toList()))
        : Optional.empty();
  }

  private boolean meets(Set<String> stated) {
    return stated.isEmpty() ? deny : stated.stream().anyMatch(purposes::contains);
  }
}
