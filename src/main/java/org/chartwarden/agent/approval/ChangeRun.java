package org.chartwarden.agent.approval;

import java.util.Objects;
import java.util.Set;

/**
 * The run that proposed a change, as far as applying it must know.
 *
 * @param taskId id of the task
 * @param planner name of the planner
 * @param plannerVersion version of its rule set or model
 * @param patients logical ids of the patients the run is bound to
 */
public record ChangeRun(
    String taskId, String planner, String plannerVersion, Set<String> patients) {

  public ChangeRun {
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(planner, "planner");
    Objects.requireNonNull(plannerVersion, "plannerVersion");
    patients = Set.copyOf(patients);
  }
}
