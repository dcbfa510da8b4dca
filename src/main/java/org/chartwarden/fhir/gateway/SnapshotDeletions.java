package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.Compartments;
import org.chartwarden.fhir.storage.ListedVersionStore;
import org.chartwarden.smart.AccessContext;

/**
 * Decides which deletions a list shows. A deletion has no content, so the version before it tells
 * whose the resource was.
 */
@ApplicationScoped
class SnapshotDeletions {

  private final ListedVersionStore store;
  private final Compartments compartments;
  private final AccessGate access;

  @Inject
  SnapshotDeletions(ListedVersionStore store, Compartments compartments, AccessGate access) {
    this.store = store;
    this.compartments = compartments;
    this.access = access;
  }

  /**
   * The deletions of what the caller could have seen and the list would have held.
   *
   * @param scope compartments wanted, as in {@link SnapshotWish}
   */
  List<ResourceVersion> shown(
      AccessContext who, Optional<Set<String>> scope, List<Long> pids, List<Long> versions) {
    List<ResourceVersion> deletions = store.versions(pids, versions);
    if (who.patients().isEmpty() && who.grant().isEmpty() && scope.isEmpty()) {
      return deletions;
    }
    Set<String> shown = new HashSet<>();
    List<Long> before = versions.stream().map(version -> version - 1).toList();
    for (ResourceVersion version : store.versions(pids, before)) {
      if (!version.deleted() && shown(who, scope, version)) {
        shown.add(version.key().reference());
      }
    }
    return deletions.stream().filter(d -> shown.contains(d.key().reference())).toList();
  }

  private boolean shown(AccessContext who, Optional<Set<String>> scope, ResourceVersion before) {
    String type = before.key().type();
    Set<String> patients = compartments.patientsOf(type, before.tree());
    if (scope.isPresent() && !within(scope.get(), patients)) {
      return false;
    }
    return access.mayRead(who, before);
  }

  private static boolean within(Set<String> scope, Set<String> patients) {
    return !patients.isEmpty() && (scope.isEmpty() || patients.stream().anyMatch(scope::contains));
  }
}
