package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.chartwarden.agent.approval.ChangeRun;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.GrantJson;

/**
 * What every change of a task's status leaves behind, in the transaction of the change: the FHIR
 * Task and an audit entry.
 */
@ApplicationScoped
class TaskRecords {

  private final AgentTaskRows rows;
  private final FhirTaskMirror mirror;
  private final AuditLog audit;
  private final Clock clock;

  TaskRecords(AgentTaskRows rows, FhirTaskMirror mirror, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.mirror = mirror;
    this.audit = audit;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Records the status that the row has now. */
  AgentTask publish(AgentTaskRow row, String actor) {
    rows.flush();
    AgentTask task = row.toTask();
    mirror.write(task);
    audit.append(
        new AuditEntry(
                actor,
                "task-" + task.status().wire(),
                "success",
                "Task/" + task.id(),
                Json.object().put("attempt", task.attempt()))
            .within(task.id()));
    return task;
  }

  static ChangeRun runOf(AgentTaskRow row) {
    return new ChangeRun(
        row.id,
        row.model,
        row.plannerVersion == null ? "unknown" : row.plannerVersion,
        row.patients,
        GrantJson.read(row.granted));
  }
}
