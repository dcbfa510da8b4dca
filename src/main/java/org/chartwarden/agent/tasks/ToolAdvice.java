package org.chartwarden.agent.tasks;

import java.util.List;
import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;

/** Something done around every tool call: it may refuse the call, or change what comes back. */
@FunctionalInterface
interface ToolAdvice {

  ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next);

  /** All advice around a call, the first one outermost. */
  static Function<ToolCall, ToolOutcome> compose(
      List<ToolAdvice> advice, Function<ToolCall, ToolOutcome> tool) {
    Function<ToolCall, ToolOutcome> composed = tool;
    for (int i = advice.size() - 1; i >= 0; i--) {
      ToolAdvice outer = advice.get(i);
      Function<ToolCall, ToolOutcome> inner = composed;
      composed = call -> outer.around(call, inner);
    }
    return composed;
  }
}
