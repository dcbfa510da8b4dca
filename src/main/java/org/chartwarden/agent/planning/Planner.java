package org.chartwarden.agent.planning;

/** Decides what to do next in a run: the offline interpreter, or a chat model. */
public interface Planner {

  /** Name under which a task asks for it: {@code offline} or a configured model name. */
  String id();

  /** Version of the rule set or model, for trace and Provenance. */
  String version();

  /** Starts one run. */
  PlannerSession start(PlanningBrief brief);
}
