package org.chartwarden.agent.tasks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.approval.ApprovalProblem;
import org.chartwarden.agent.approval.Approver;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * What people decide about a task: approve or reject a change, cancel the task. The row of the task
 * is locked first, so decisions about one task come one after the other.
 */
@ApplicationScoped
public class TaskDecisions {

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final TaskSettlement settlement;
  private final ApprovalGate approvals;
  private final TaskSignals signals;

  TaskDecisions(
      AgentTaskRows rows,
      TaskRecords records,
      TaskSettlement settlement,
      ApprovalGate approvals,
      TaskSignals signals) {
    this.rows = rows;
    this.records = records;
    this.settlement = settlement;
    this.approvals = approvals;
    this.signals = signals;
  }

  /**
   * Applies a change that was proposed; repeating it changes nothing. When the record refuses the
   * change, it ends as failed.
   *
   * @throws ApprovalProblem when there is no such task or change, or it was decided otherwise
   */
  public AgentTask approve(String taskId, String changeId, Approver approver, String note) {
    try {
      return decide(
          taskId,
          changeId,
          approver,
          row -> approvals.apply(TaskRecords.runOf(row), changeId, approver, note));
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      return decide(
          taskId,
          changeId,
          approver,
          row -> approvals.recordFailure(TaskRecords.runOf(row), changeId, approver, problem));
    }
  }

  /**
   * Decides against a change that was proposed; repeating it changes nothing.
   *
   * @throws ApprovalProblem when there is no such task or change, or it was decided otherwise
   */
  public AgentTask reject(String taskId, String changeId, Approver approver, String reason) {
    return decide(
        taskId,
        changeId,
        approver,
        row -> approvals.reject(TaskRecords.runOf(row), changeId, approver, reason));
  }

  /**
   * Stops a task: at once when it waits, between two steps when it runs. Cancelling what is
   * cancelled changes nothing.
   *
   * @throws ApprovalProblem when there is no such task, or it has ended otherwise
   */
  public AgentTask cancel(String taskId, Approver who) {
    AgentTask task = QuarkusTransaction.requiringNew().call(() -> cancelLocked(taskId, who));
    signals.raise(taskId);
    return task;
  }

  private AgentTask cancelLocked(String taskId, Approver who) {
    AgentTaskRow row = rows.lock(taskId).orElseThrow(() -> ApprovalProblem.unknownTask(taskId));
    TaskStatus status = row.status();
    if (status == TaskStatus.CANCELLED) {
      return row.toTask();
    }
    if (status.terminal()) {
      throw ApprovalProblem.conflict(
          "task-ended", "task " + taskId + " is " + status.wire() + " already");
    }
    row.cancelRequested = true;
    if (status == TaskStatus.RUNNING) {
      return row.toTask();
    }
    approvals.withdraw(taskId, "the task was cancelled");
    row.become(TaskStatus.CANCELLED, records.now());
    return records.publish(row, who.name());
  }

  private AgentTask decide(
      String taskId, String changeId, Approver approver, Consumer<AgentTaskRow> decision) {
    AgentTask task =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  AgentTaskRow row =
                      rows.lock(taskId)
                          .orElseThrow(() -> ApprovalProblem.notFound(taskId, changeId));
                  if (!row.status().settled()) {
                    throw ApprovalProblem.conflict(
                        "task-running",
                        "task " + taskId + " still runs; decide when it awaits approval");
                  }
                  decision.accept(row);
                  if (row.status() != TaskStatus.AWAITING_APPROVAL) {
                    return row.toTask();
                  }
                  settlement.concludeDecisions(row);
                  return row.status() == TaskStatus.AWAITING_APPROVAL
                      ? row.toTask()
                      : records.publish(row, approver.name());
                });
    signals.raise(taskId);
    return task;
  }
}
