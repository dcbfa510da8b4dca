package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * A change that passed every check and waits to be carried out.
 *
 * @param kind what will have happened
 * @param pid internal number, empty while there is none
 * @param before the version that is current, empty while there is none
 * @param next the version that will be current
 * @param tree its content, null for a deletion
 * @param issues what the structure check repaired
 */
record PlannedWrite(
    WriteOutcome.Kind kind,
    OptionalLong pid,
    Optional<ResourceVersion> before,
    ResourceVersion next,
    ObjectNode tree,
    List<FhirIssue> issues) {

  /** The same with more to tell. */
  PlannedWrite telling(List<FhirIssue> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<FhirIssue> all = new ArrayList<>(more);
    all.addAll(issues);
    return new PlannedWrite(kind, pid, before, next, tree, all);
  }

  /** The patients whose data it changes: of whom the resource was, and of whom it is now. */
  Set<String> patients() {
    return NamedPatients.of(Stream.concat(before.stream(), Stream.of(next)).toList());
  }

  WriteOutcome outcome() {
    return new WriteOutcome(kind, next, issues);
  }
}
