package org.chartwarden.agent.tasks;

import java.util.function.Function;
import org.chartwarden.agent.tools.ToolAllowance;
import org.chartwarden.agent.tools.ToolOutcome;

/** Refuses a tool that the client of the task may not use. */
final class AllowedTool implements ToolAdvice {

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    return call.allowed()
        ? next.apply(call)
        : new ToolOutcome.Refused(
            ToolAllowance.RULE, "tasks of this client may not call " + call.name());
  }
}
