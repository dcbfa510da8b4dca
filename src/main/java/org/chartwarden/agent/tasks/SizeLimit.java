package org.chartwarden.agent.tasks;

import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.platform.Json;

/** Keeps a result that is too long from a planner, who is told to ask for less. */
final class SizeLimit implements ToolAdvice {

  private final int characters;

  SizeLimit(int characters) {
    this.characters = characters;
  }

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    ToolOutcome outcome = next.apply(call);
    if (outcome instanceof ToolOutcome.Result result
        && Json.write(result.value()).length() > characters) {
      return new ToolOutcome.Failed(
          "result-too-long",
          "the result of "
              + call.name()
              + " is longer than "
              + characters
              + " characters; ask for a shorter window, fewer values or a summary");
    }
    return outcome;
  }
}
