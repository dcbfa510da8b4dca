package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.trace.RunTrace;

/** Writes what a run does while it does it; each write first makes sure that the claim holds. */
@ApplicationScoped
class RunJournal {

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final RunTrace trace;
  private final ApprovalGate approvals;
  private final TaskConfig config;

  RunJournal(
      AgentTaskRows rows,
      TaskRecords records,
      RunTrace trace,
      ApprovalGate approvals,
      TaskConfig config) {
    this.rows = rows;
    this.records = records;
    this.trace = trace;
    this.approvals = approvals;
    this.config = config;
  }

  /**
   * Takes a queued task; empty when it is not queued any more, so a repeated message does nothing.
   */
  @Transactional
  public Optional<AgentTask> claim(String taskId, String owner) {
    AgentTaskRow row = rows.lock(taskId).filter(r -> r.status() == TaskStatus.QUEUED).orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    Instant now = records.now();
    row.attempt++;
    row.leaseOwner = owner;
    row.leaseUntil = now.plus(config.lease());
    row.become(TaskStatus.RUNNING, now);
    return Optional.of(records.publish(row, "system/agent"));
  }

  /** Stores a step; returns whether somebody asked to cancel the task. */
  @Transactional
  public boolean step(RunClaim claim, RunStep step) {
    AgentTaskRow row = require(claim);
    trace.append(claim.taskId(), step.kind(), step.name(), step.input(), step.output(), step.ms());
    step.change().ifPresent(change -> approvals.propose(claim.taskId(), change));
    return row.cancelRequested;
  }

  /** Binds the run to patients. */
  @Transactional
  public void bind(RunClaim claim, Set<String> patients, String plannerVersion) {
    AgentTaskRow row = require(claim);
    row.patients.addAll(patients);
    row.plannerVersion = plannerVersion;
  }

  private AgentTaskRow require(RunClaim claim) {
    return rows.lock(claim.taskId())
        .filter(claim::holds)
        .orElseThrow(() -> new RunClaim.Lost(claim));
  }

  /**
   * One step to be stored.
   *
   * @param change the proposal that the step made
   */
  record RunStep(
      String kind,
      String name,
      JsonNode input,
      JsonNode output,
      long ms,
      Optional<ProposedChange> change) {}
}
