package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.GrantJson;
import org.hibernate.annotations.BatchSize;

/** A stored {@link AgentTask} with its lease. */
@Entity
@Table(name = "agent_task")
class AgentTaskRow {

  @Id String id;
  String status;
  String actor;
  String instruction;
  String context;
  String mode;

  @Column(name = "reference_time")
  String referenceTime;

  String patient;
  String model;

  @Column(name = "limit_steps")
  int limitSteps;

  @Column(name = "limit_tokens")
  long limitTokens;

  @Column(name = "limit_seconds")
  int limitSeconds;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "finished_at")
  Instant finishedAt;

  String granted;
  int attempt;

  @Column(name = "lease_owner")
  String leaseOwner;

  @Column(name = "lease_until")
  Instant leaseUntil;

  @Column(name = "cancel_requested")
  boolean cancelRequested;

  @Column(name = "planner_version")
  String plannerVersion;

  @Column(name = "problem_code")
  String problemCode;

  @Column(name = "problem_message")
  String problemMessage;

  String answer;
  String explanation;
  String evidence;

  @Column(name = "steps_used")
  int stepsUsed;

  @Column(name = "input_tokens")
  long inputTokens;

  @Column(name = "output_tokens")
  long outputTokens;

  @Column(name = "run_ms")
  long runMs;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "agent_task_patient", joinColumns = @JoinColumn(name = "task_id"))
  @Column(name = "patient_id")
  @BatchSize(size = 100)
  Set<String> patients = new HashSet<>();

  static AgentTaskRow of(String id, TaskOrder order, String actor, Instant now) {
    AgentTaskRow row = new AgentTaskRow();
    row.id = id;
    row.status = TaskStatus.QUEUED.wire();
    row.actor = actor;
    row.instruction = order.instruction();
    row.context = order.context();
    row.mode = order.mode().wire();
    row.referenceTime = order.now() == null ? null : order.now().toString();
    row.patient = order.patient();
    row.model = order.model();
    row.limitSteps = order.limits().steps();
    row.limitTokens = order.limits().tokens();
    row.limitSeconds = order.limits().seconds();
    row.granted = order.grant().map(grant -> Json.write(GrantJson.write(grant))).orElse(null);
    row.createdAt = now;
    row.updatedAt = now;
    return row;
  }

  TaskStatus status() {
    return TaskStatus.ofWire(status).orElseThrow();
  }

  void become(TaskStatus next, Instant now) {
    status = next.wire();
    updatedAt = now;
    if (next.settled()) {
      leaseOwner = null;
      leaseUntil = null;
    }
    if (next.terminal()) {
      finishedAt = now;
    }
  }

  void fail(TaskStatus next, AgentTask.Problem problem, Instant now) {
    problemCode = problem.code();
    problemMessage = problem.message();
    become(next, now);
  }

  TaskOrder order() {
    return new TaskOrder(
        instruction,
        context,
        TaskMode.ofWire(mode).orElseThrow(),
        referenceTime == null ? null : OffsetDateTime.parse(referenceTime),
        patient,
        model,
        new TaskLimits(limitSteps, limitTokens, limitSeconds),
        GrantJson.read(granted));
  }

  AgentTask toTask() {
    return new AgentTask(
        id,
        status(),
        actor,
        order(),
        attempt,
        cancelRequested,
        patients,
        plannerVersion,
        problemCode == null ? null : new AgentTask.Problem(problemCode, problemMessage),
        answer == null ? null : (ArrayNode) Json.parseOwn(answer),
        explanation,
        evidence == null ? Json.array() : (ArrayNode) Json.parseOwn(evidence),
        new AgentTask.Usage(stepsUsed, inputTokens, outputTokens, runMs),
        createdAt,
        updatedAt);
  }
}
