package org.chartwarden.smart;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which resources may be reached. A resource is reached when its type is one of these,
 * every patient in whose compartment it lies is one of these, and it matches the query.
 *
 * @param types resource types; empty for all
 * @param patients logical ids; empty for all patients
 * @param owned whether the resource must lie in the compartment of a patient at all
 * @param query search parameters that it must match, URL-encoded, or empty
 */
public record AccessRule(
    Set<String> types, Optional<Set<String>> patients, boolean owned, String query) {

  public AccessRule {
    types = Set.copyOf(types);
    patients = patients.map(Set::copyOf);
    Objects.requireNonNull(query, "query");
  }

  /** Everything of these patients and what belongs to nobody; everything when empty. */
  public static AccessRule of(Optional<Set<String>> patients) {
    return new AccessRule(Set.of(), patients, false, "");
  }

  /** Whether it can reach resources of a type. */
  public boolean covers(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /** Whether it reaches everything. */
  public boolean everything() {
    return types.isEmpty() && patients.isEmpty() && !owned && query.isEmpty();
  }

  /** Whether it reaches what lies in the compartments of these patients, were it not its query. */
  boolean reaches(String type, Set<String> compartments) {
    return covers(type)
        && !(owned && compartments.isEmpty())
        && (patients.isEmpty() || patients.get().containsAll(compartments));
  }
}
