package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Grant;

/** Audits every call of a tool, also those that were refused, whoever refused them. */
final class StepAudit implements ToolAdvice {

  private final AuditLog audit;

  StepAudit(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    ToolOutcome outcome = next.apply(call);
    ObjectNode detail = Json.object().put("tool", call.name());
    switch (outcome) {
      case ToolOutcome.Refused refused ->
          append(call, "tool-refused", AuditEntry.REFUSED, detail.put("rule", refused.guard()));
      case ToolOutcome.Failed failed ->
          append(call, "tool-call", AuditEntry.FAILED, detail.put("rule", failed.code()));
      default -> append(call, "tool-call", AuditEntry.SUCCESS, detail);
    }
    return outcome;
  }

  private void append(ToolCall call, String action, String outcome, ObjectNode detail) {
    audit.append(
        new AuditEntry(
            call.run().access().actor(),
            call.run().access().grant().flatMap(Grant::user).orElse(""),
            action,
            outcome,
            "Task/" + call.run().taskId(),
            null,
            call.run().taskId(),
            Json.write(detail)));
  }
}
