package org.chartwarden.agent.tasks;

import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Json;

/** Audits every call that was refused, whoever refused it. */
final class RefusalAudit implements ToolAdvice {

  private final AuditLog audit;

  RefusalAudit(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    ToolOutcome outcome = next.apply(call);
    if (outcome instanceof ToolOutcome.Refused refused) {
      audit.append(
          new AuditEntry(
              call.run().access().actor(),
              "tool-refused",
              "refused",
              "Task/" + call.run().taskId(),
              Json.object().put("tool", call.name()).put("rule", refused.guard())));
    }
    return outcome;
  }
}
