package org.chartwarden.agent.planning;

/** Decides what to do next in a run: the offline interpreter, or a chat model. */
public interface Planner {

  /** Name under which a task asks for it: {@code offline} or a configured model name. */
  String id();

  /** Version of the rule set or model, for trace and Provenance. */
  String version();

  /**
   * Whether what it plans comes from the words of the task alone, so that text of the chart cannot
   * sway it. What others propose is held against the words of the task.
   */
  default boolean followsTaskAlone() {
    return false;
  }

  /** Starts one run. */
  PlannerSession start(PlanningBrief brief);
}
