package org.chartwarden.agent.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chartwarden.platform.Json;

/** A stored change. */
@Entity
@Table(name = "agent_change")
class ChangeRow {

  @Id String id;

  @Column(name = "task_id")
  String taskId;

  int place;
  String status;
  String method;
  String url;
  String resource;

  @Column(name = "based_on_version")
  Long basedOnVersion;

  String reason;
  String warnings;
  String evidence;

  @Column(name = "decided_by")
  String decidedBy;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "decision_reason")
  String decisionReason;

  String outcome;

  boolean is(ChangeStatus wanted) {
    return wanted.wire().equals(status);
  }

  AskedChange asked() {
    return new AskedChange(id, taskId, method + " " + url);
  }

  void decide(ChangeStatus decision, String by, Instant at, String why) {
    status = decision.wire();
    decidedBy = by;
    decidedAt = at;
    decisionReason = why;
  }

  RecordedChange toChange() {
    ArrayNode warningTree = (ArrayNode) Json.parseOwn(warnings);
    return new RecordedChange(
        id,
        ChangeStatus.ofWire(status),
        method,
        url,
        (ObjectNode) Json.parseOwn(resource),
        reason,
        warningTree,
        EvidenceJson.holds(warningTree),
        decidedBy,
        decisionReason,
        outcome == null ? null : (ObjectNode) Json.parseOwn(outcome));
  }
}
