package org.chartwarden.agent.tasks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.approval.Approver;
import org.chartwarden.agent.approval.ChangeStatus;
import org.chartwarden.agent.approval.RecordedChange;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/**
 * Ends a run. The answer, the status, and in mode auto every change that may be applied commit in
 * one transaction: a crash before it leaves nothing and the task runs again, a crash after it finds
 * everything done.
 */
@ApplicationScoped
class TaskSettlement {

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final ApprovalGate approvals;

  TaskSettlement(AgentTaskRows rows, TaskRecords records, ApprovalGate approvals) {
    this.rows = rows;
    this.records = records;
    this.approvals = approvals;
  }

  /** The record refused a change; the transaction is lost and is tried again without it. */
  private static final class ChangeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String changeId;
    private final transient FhirProblem problem;

    ChangeRefused(String changeId, FhirProblem problem) {
      super(problem);
      this.changeId = changeId;
      this.problem = problem;
    }
  }

  /** Stores the result of a run and returns the task as it stands then. */
  AgentTask settle(RunClaim claim, RunResult result, AgentTask.Usage usage) {
    Map<String, FhirProblem> refused = new LinkedHashMap<>();
    while (true) {
      try {
        return QuarkusTransaction.requiringNew().call(() -> once(claim, result, usage, refused));
      } catch (ChangeRefused e) {
        refused.put(e.changeId, e.problem);
      }
    }
  }

  private AgentTask once(
      RunClaim claim, RunResult result, AgentTask.Usage usage, Map<String, FhirProblem> refused) {
    AgentTaskRow row =
        rows.lock(claim.taskId()).filter(claim::holds).orElseThrow(() -> new RunClaim.Lost(claim));
    row.stepsUsed = usage.steps();
    row.inputTokens += usage.inputTokens();
    row.outputTokens += usage.outputTokens();
    row.runMs = usage.ms();
    Instant now = records.now();
    switch (result) {
      case RunResult.Answered answered -> answer(row, answered, refused);
      case RunResult.Declined declined -> {
        approvals.withdraw(row.id, "the task was declined");
        row.evidence = Json.write(declined.evidence());
        row.fail(
            TaskStatus.DECLINED,
            new AgentTask.Problem(declined.code().wire(), declined.message()),
            now);
      }
      case RunResult.Failed failed -> {
        approvals.withdraw(row.id, "the task failed");
        row.fail(TaskStatus.FAILED, new AgentTask.Problem(failed.code(), failed.message()), now);
      }
      case RunResult.Cancelled unused -> {
        approvals.withdraw(row.id, "the task was cancelled");
        row.become(TaskStatus.CANCELLED, now);
      }
    }
    return records.publish(row, "agent/task-" + row.id);
  }

  private void answer(
      AgentTaskRow row, RunResult.Answered answered, Map<String, FhirProblem> refused) {
    row.answer = Json.write(answered.answer());
    row.explanation = answered.explanation();
    row.evidence = Json.write(answered.evidence());
    if (row.order().mode() == TaskMode.AUTO && !answered.held()) {
      for (RecordedChange change : approvals.changesOf(row.id)) {
        if (change.status() == ChangeStatus.PROPOSED && !change.held()) {
          apply(row, change.id(), refused);
        }
      }
    }
    concludeDecisions(row);
  }

  private void apply(AgentTaskRow row, String changeId, Map<String, FhirProblem> refused) {
    if (refused.containsKey(changeId)) {
      approvals.recordFailure(
          TaskRecords.runOf(row), changeId, Approver.auto(), refused.get(changeId));
      return;
    }
    try {
      approvals.apply(TaskRecords.runOf(row), changeId, Approver.auto(), null);
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      throw new ChangeRefused(changeId, problem);
    }
  }

  /** The status that follows from the decisions so far; the caller holds the lock of the row. */
  void concludeDecisions(AgentTaskRow row) {
    boolean open = false;
    RecordedChange broken = null;
    for (RecordedChange change : approvals.changesOf(row.id)) {
      open |= change.status() == ChangeStatus.PROPOSED;
      broken = change.status() == ChangeStatus.FAILED ? change : broken;
    }
    Instant now = records.now();
    if (open) {
      row.become(TaskStatus.AWAITING_APPROVAL, now);
    } else if (broken != null) {
      row.fail(
          TaskStatus.FAILED,
          new AgentTask.Problem(
              "change-failed",
              "the record refused change "
                  + broken.id()
                  + ": "
                  + broken.outcome().path("message").asText()),
          now);
    } else {
      row.become(TaskStatus.COMPLETED, now);
    }
  }
}
