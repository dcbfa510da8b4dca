package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * A change that passed every check and waits to be carried out.
 *
 * @param kind what will have happened
 * @param pid internal number, empty while there is none
 * @param next the version that will be current
 * @param tree its content, null for a deletion
 * @param issues what the structure check repaired
 */
record PlannedWrite(
    WriteOutcome.Kind kind,
    OptionalLong pid,
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
    return new PlannedWrite(kind, pid, next, tree, all);
  }

  WriteOutcome outcome() {
    return new WriteOutcome(kind, next, issues);
  }
}
