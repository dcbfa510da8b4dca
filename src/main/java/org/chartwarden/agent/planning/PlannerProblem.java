package org.chartwarden.agent.planning;

/** The planner failed for a reason outside the task: model away, time-out, unusable reply. */
public final class PlannerProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  public PlannerProblem(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Stable kebab-case code. */
  public String code() {
    return code;
  }
}
