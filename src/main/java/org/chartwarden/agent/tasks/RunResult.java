package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.chartwarden.agent.planning.PlannerMove.DeclineCode;

/** What a run came to. */
sealed interface RunResult {

  /** The planner finished; proposals may wait. */
  record Answered(ArrayNode answer, String explanation, ArrayNode evidence) implements RunResult {}

  /** The task was not done, for a reason that lies in the task; what was read is kept. */
  record Declined(DeclineCode code, String message, ArrayNode evidence) implements RunResult {}

  /** The run broke a limit or the planner failed. */
  record Failed(String code, String message) implements RunResult {}

  /** A person stopped it. */
  record Cancelled() implements RunResult {}
}
