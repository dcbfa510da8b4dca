package org.chartwarden.agent.planning;

import java.util.List;

/** The planner's side of one run; used by one thread, called until it finishes or declines. */
public interface PlannerSession {

  /**
   * The next move, given the replies to the requests of the last one (empty at first).
   *
   * @throws PlannerProblem when the planner itself failed (model away, malformed reply)
   */
  PlannerMove next(List<ToolReply> replies);
}
