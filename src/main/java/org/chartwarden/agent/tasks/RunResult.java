package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.chartwarden.agent.planning.PlannerMove.DeclineCode;

/** What a run came to. */
sealed interface RunResult {

  /**
   * The planner finished; proposals may wait.
   *
   * @param held whether what was written contradicts the chart so gravely that no proposal may be
   *     applied without a person
   */
  record Answered(ArrayNode answer, String explanation, ArrayNode evidence, boolean held)
      implements RunResult {}

  /** The task was not done, for a reason that lies in the task; what was read is kept. */
  record Declined(DeclineCode code, String message, ArrayNode evidence) implements RunResult {}

  /** The run broke a limit or the planner failed. */
  record Failed(String code, String message) implements RunResult {}

  /** A person stopped it. */
  record Cancelled() implements RunResult {}
}
