package org.chartwarden.agent.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.approval.RecordedChange;
import org.chartwarden.agent.tasks.AgentTask;
import org.chartwarden.agent.trace.RunTrace;
import org.chartwarden.agent.trace.TraceStep;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Interaction;

/**
 * Gathers what the API shows of a task: all of it to the owner; to whoever may only decide about
 * it, the changes that they may read, and nothing that the run was told or found.
 */
@ApplicationScoped
class TaskViews {

  private final ApprovalGate approvals;
  private final RunTrace trace;
  private final FhirGateway gateway;

  TaskViews(ApprovalGate approvals, RunTrace trace, FhirGateway gateway) {
    this.approvals = approvals;
    this.trace = trace;
    this.gateway = gateway;
  }

  /** The task with its steps as JSON. */
  String whole(AccessContext who, AgentTask task) {
    tell(task);
    return Json.writeValue(view(who, task, approvals.changesOf(task.id()), steps(who, task, 0)));
  }

  /** The task without its steps. */
  TaskView brief(AccessContext who, AgentTask task) {
    return view(who, task, approvals.changesOf(task.id()), null);
  }

  /** The steps after one that a caller may see. */
  List<TraceStep> steps(AccessContext who, AgentTask task, int after) {
    return TaskCallers.owns(who, task) ? trace.after(task.id(), after) : List.of();
  }

  private TaskView view(
      AccessContext who, AgentTask task, List<RecordedChange> changes, List<TraceStep> steps) {
    if (TaskCallers.owns(who, task)) {
      return TaskView.of(task, changes, steps);
    }
    List<RecordedChange> readable =
        changes.stream().filter(change -> readable(who, change.resource())).toList();
    return TaskView.of(task, readable, null).withoutContent();
  }

  private boolean readable(AccessContext who, ObjectNode draft) {
    String type = draft.path("resourceType").asText();
    return gateway.judge(who, Interaction.READ, type, draft).allowed();
  }

  List<TaskView> brief(AccessContext who, List<AgentTask> tasks) {
    Map<String, List<RecordedChange>> changes =
        approvals.changesOfAll(tasks.stream().map(AgentTask::id).toList());
    tasks.forEach(TaskViews::tell);
    return tasks.stream()
        .map(task -> view(who, task, changes.getOrDefault(task.id(), List.of()), null))
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
