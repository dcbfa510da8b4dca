package org.chartwarden.fhir.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which resources a snapshot lists.
 *
 * @param types types in the order wanted, with the queries of which one must match; none for all
 * @param compartments present: only what lies in the compartment of a patient, or of one of these
 *     patients where the set is not empty, and what that refers to and no patient owns
 * @param since only what was changed after it, with deletions
 * @param until only what was last changed at or before it
 * @param narrowing what the caller may see
 */
public record SnapshotScope(
    List<TypeScope> types,
    Optional<Set<String>> compartments,
    Optional<Instant> since,
    Optional<Instant> until,
    Narrowing narrowing) {

  /** One type with its queries. */
  public record TypeScope(String type, List<SearchQuery> queries) {
    public TypeScope {
      queries = List.copyOf(queries);
    }
  }

  public SnapshotScope {
    types = List.copyOf(types);
  }
}
