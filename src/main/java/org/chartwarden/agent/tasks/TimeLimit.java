package org.chartwarden.agent.tasks;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;

/** Ends a tool call that takes too long; a tool never writes, so nothing half done stays. */
final class TimeLimit implements ToolAdvice {

  private final TimedCalls calls;
  private final Duration limit;

  TimeLimit(TimedCalls calls, Duration limit) {
    this.calls = calls;
    this.limit = limit;
  }

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    try {
      return calls.within(limit, () -> next.apply(call));
    } catch (TimeoutException e) {
      return new ToolOutcome.Failed(
          "tool-timeout", call.name() + " gave no answer within " + limit.toSeconds() + " s");
    }
  }
}
