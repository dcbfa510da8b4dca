package org.chartwarden.agent.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.approval.RecordedChange;
import org.chartwarden.agent.tasks.AgentTask;
import org.chartwarden.agent.trace.RunTrace;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.platform.Json;

/** Gathers what the API shows of a task. */
@ApplicationScoped
class TaskViews {

  private final ApprovalGate approvals;
  private final RunTrace trace;

  TaskViews(ApprovalGate approvals, RunTrace trace) {
    this.approvals = approvals;
    this.trace = trace;
  }

  /** The whole task as JSON. */
  String whole(AgentTask task) {
    tell(task);
    return Json.writeValue(
        TaskView.of(task, approvals.changesOf(task.id()), trace.after(task.id(), 0)));
  }

  /** The task without its steps. */
  TaskView brief(AgentTask task) {
    return TaskView.of(task, approvals.changesOf(task.id()), null);
  }

  List<TaskView> brief(List<AgentTask> tasks) {
    Map<String, List<RecordedChange>> changes =
        approvals.changesOfAll(tasks.stream().map(AgentTask::id).toList());
    tasks.forEach(TaskViews::tell);
    return tasks.stream()
        .map(task -> TaskView.of(task, changes.getOrDefault(task.id(), List.of()), null))
        .toList();
  }

  /** The request that is shown a task is shown data of its patients. */
  private static void tell(AgentTask task) {
    AuditTrace.current().ifPresent(trace -> trace.shows(task.patients()));
  }
}
