package org.chartwarden.agent.tools;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import org.chartwarden.smart.AccessContext;

/**
 * What is fixed for one run of a task, passed to every tool call.
 *
 * @param taskId id of the task
 * @param access the caller, bound to the patients of the run; the gateway enforces it
 * @param patients logical ids of the patients the instruction names
 * @param now the reference time of the task, with the offset it was given in
 * @param writesAllowed false in mode read-only: PROPOSE tools are refused
 */
public record RunScope(
    String taskId,
    AccessContext access,
    Set<String> patients,
    OffsetDateTime now,
    boolean writesAllowed) {

  public RunScope {
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(now, "now");
    patients = Set.copyOf(patients);
  }
}
