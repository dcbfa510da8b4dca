package org.chartwarden.agent.approval;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.smart.Grant;

/**
 * The run that proposed a change, as far as applying it must know.
 *
 * @param taskId id of the task
 * @param planner name of the planner
 * @param plannerVersion version of its rule set or model
 * @param patients logical ids of the patients the run is bound to
 * @param grant what the token of who gave the task granted: while it does not stand any more,
 *     nothing is applied
 */
public record ChangeRun(
    String taskId,
    String planner,
    String plannerVersion,
    Set<String> patients,
    Optional<Grant> grant) {

  public ChangeRun {
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(planner, "planner");
    Objects.requireNonNull(plannerVersion, "plannerVersion");
    Objects.requireNonNull(grant, "grant");
    patients = Set.copyOf(patients);
  }

  /** Whether whoever holds a grant gave the task. */
  boolean ownedBy(Grant other) {
    return grant.filter(given -> given.ownedBy(other)).isPresent();
  }
}
