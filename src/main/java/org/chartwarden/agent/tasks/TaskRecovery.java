package org.chartwarden.agent.tasks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.trace.RunTrace;
import org.chartwarden.platform.InstanceLease;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Outbox;
import org.jboss.logging.Logger;

/**
 * Gives tasks of dead processes back to the queue, exactly once each: the row is locked, and only
 * who still finds it running under the dead owner acts.
 */
@ApplicationScoped
public class TaskRecovery {

  private static final Logger LOG = Logger.getLogger(TaskRecovery.class);
  private static final String ACTOR = "system/recovery";

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final ApprovalGate approvals;
  private final RunTrace trace;
  private final Outbox outbox;
  private final InstanceLease instance;
  private final TaskConfig config;

  TaskRecovery(
      AgentTaskRows rows,
      TaskRecords records,
      ApprovalGate approvals,
      RunTrace trace,
      Outbox outbox,
      InstanceLease instance,
      TaskConfig config) {
    this.rows = rows;
    this.records = records;
    this.approvals = approvals;
    this.trace = trace;
    this.outbox = outbox;
    this.instance = instance;
    this.config = config;
  }

  /** Takes care of every task whose process is gone; returns how many that were. */
  public int recover() {
    List<String> dead = QuarkusTransaction.requiringNew().call(this::deadOwners);
    Instant now = records.now();
    List<String> lost = QuarkusTransaction.requiringNew().call(() -> rows.runningOf(dead, now));
    int recovered = 0;
    for (String id : lost) {
      if (QuarkusTransaction.requiringNew().call(() -> recoverOne(id, dead, now))) {
        recovered++;
      }
    }
    if (recovered > 0) {
      LOG.infof("%d tasks of ended processes were taken back", recovered);
    }
    return recovered;
  }

  private List<String> deadOwners() {
    List<String> dead = new ArrayList<>(rows.owners());
    dead.removeIf(owner -> owner == null || !instance.dead(owner));
    return dead;
  }

  private boolean recoverOne(String id, List<String> deadOwners, Instant now) {
    AgentTaskRow row = rows.lock(id).filter(r -> r.status() == TaskStatus.RUNNING).orElse(null);
    if (row == null
        || !(deadOwners.contains(row.leaseOwner)
            || row.leaseUntil == null
            || row.leaseUntil.isBefore(now))) {
      return false;
    }
    approvals.discard(id);
    row.leaseOwner = null;
    row.leaseUntil = null;
    if (row.cancelRequested) {
      row.become(TaskStatus.CANCELLED, now);
    } else if (row.attempt >= config.attempts()) {
      row.fail(
          TaskStatus.FAILED,
          new AgentTask.Problem(
              "interrupted", "the server stopped during each of " + row.attempt + " attempts"),
          now);
    } else {
      row.become(TaskStatus.QUEUED, now);
      trace.append(
          id,
          "resumed",
          "recovery",
          Json.object().put("attempt", row.attempt),
          Json.object().put("message", "the server stopped; the task starts again"),
          0);
      outbox.put(TaskQueue.NAME, id);
    }
    records.publish(row, ACTOR);
    return true;
  }
}
