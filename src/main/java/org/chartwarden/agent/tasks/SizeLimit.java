package org.chartwarden.agent.tasks;

import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.platform.Json;

/** Keeps a result that is too long from a planner, who is told to ask for less. */
final class SizeLimit implements ToolAdvice {

  /** No single text of a result is longer: an excerpt of a note is half of it. */
  private static final int LONGEST_TEXT = 2000;

  private final int characters;

  SizeLimit(int characters) {
    this.characters = characters;
  }

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    ToolOutcome outcome = shortened(next.apply(call));
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

  private static ToolOutcome shortened(ToolOutcome outcome) {
    return outcome instanceof ToolOutcome.Result result
        ? new ToolOutcome.Result(
            ShortTexts.of(result.value(), LONGEST_TEXT), result.evidence(), result.change())
        : outcome;
  }
}
