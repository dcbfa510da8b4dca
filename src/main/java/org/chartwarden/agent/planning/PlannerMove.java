package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** What a planner does next. */
public sealed interface PlannerMove {

  /** Tokens that the move cost; zero for the offline planner. */
  PlannerUsage usage();

  /** Call these tools, in order. */
  record CallTools(List<ToolRequest> requests, String thought, PlannerUsage usage)
      implements PlannerMove {
    public CallTools {
      requests = List.copyOf(requests);
    }
  }

  /**
   * The task is done.
   *
   * @param answer JSON values in the order of the questions
   * @param explanation sentences for a person, which name values, times and rules
   */
  record Finish(ArrayNode answer, String explanation, PlannerUsage usage) implements PlannerMove {}

  /** The task cannot or must not be done. */
  record Decline(DeclineCode code, String message, PlannerUsage usage) implements PlannerMove {}

  /** Tokens of one model call. */
  record PlannerUsage(long inputTokens, long outputTokens) {
    public static final PlannerUsage NONE = new PlannerUsage(0, 0);
  }

  /** Why a task was declined. */
  enum DeclineCode {
    UNSUPPORTED,
    AMBIGUOUS,
    NOT_FOUND,
    FORBIDDEN,
    UNSAFE;

    /** The code as the API shows it. */
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
