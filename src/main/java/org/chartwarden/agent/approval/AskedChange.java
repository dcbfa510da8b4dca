package org.chartwarden.agent.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.audit.AuditEntry;

/**
 * What the audit trail tells of a change.
 *
 * @param id id of the change
 * @param task id of the task that holds it
 * @param request method and address
 */
record AskedChange(String id, String task, String request) {

  /** An entry about the change. */
  AuditEntry entry(String actor, String action, String outcome, ObjectNode detail) {
    detail.put("task", task);
    detail.put("request", request);
    return new AuditEntry(actor, action, outcome, "change/" + id, detail).within(task);
  }
}
