package org.chartwarden.agent.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    AuditTrace.current().ifPresent(trace -> trace.shows(patients(task)));
  }

  /** Logical ids of the patients that a task tells of: those of its run, and whom it was about. */
  static Set<String> patients(AgentTask task) {
    Set<String> patients = new TreeSet<>(task.patients());
    String asked = task.order().patient();
    if (asked != null) {
      patients.add(asked.substring(asked.indexOf('/') + 1));
    }
    return patients;
  }
}
