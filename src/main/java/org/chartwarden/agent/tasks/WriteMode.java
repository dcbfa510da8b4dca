package org.chartwarden.agent.tasks;

import java.util.function.Function;
import org.chartwarden.agent.tools.ToolEffect;
import org.chartwarden.agent.tools.ToolOutcome;

/** Refuses to propose anything in a task of mode read-only. */
final class WriteMode implements ToolAdvice {

  /** Name of this rule in trace and audit. */
  static final String RULE = "read-only";

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    if (call.tool().declaration().effect() == ToolEffect.PROPOSE && !call.run().writesAllowed()) {
      return new ToolOutcome.Refused(
          RULE, call.name() + " proposes a change, and this task is read-only");
    }
    return next.apply(call);
  }
}
