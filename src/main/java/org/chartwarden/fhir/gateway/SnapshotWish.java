package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which resources a {@link ResourceSnapshot} is to list.
 *
 * @param types the types wanted, in order
 * @param filters URL-encoded search queries by type; a resource must match one of those of its type
 * @param compartments present: only what lies in the compartment of a patient, or of one of these
 *     patients where the set is not empty, and what that refers to and no patient owns
 * @param since only what was changed after it, deletions too; the moment of an earlier list gives
 *     exactly what that list did not see
 * @param until only what was last changed at or before it
 */
public record SnapshotWish(
    List<String> types,
    Map<String, List<String>> filters,
    Optional<Set<String>> compartments,
    Optional<Instant> since,
    Optional<Instant> until) {

  public SnapshotWish {
    types = List.copyOf(types);
    filters = Map.copyOf(filters);
    compartments = compartments.map(Set::copyOf);
  }

  /** All resources of these types. */
  public static SnapshotWish all(List<String> types) {
    return new SnapshotWish(types, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
