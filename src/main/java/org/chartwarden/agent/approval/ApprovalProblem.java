package org.chartwarden.agent.approval;

/** A decision that cannot be taken; the API answers 404 or 409 with its sentence. */
public final class ApprovalProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean notFound;
  private final String code;

  private ApprovalProblem(boolean notFound, String code, String message) {
    super(message);
    this.notFound = notFound;
    this.code = code;
  }

  public static ApprovalProblem notFound(String taskId, String changeId) {
    return new ApprovalProblem(
        true, "change-not-found", "task " + taskId + " has no change " + changeId);
  }

  public static ApprovalProblem unknownTask(String taskId) {
    return new ApprovalProblem(true, "task-not-found", "there is no task " + taskId);
  }

  public static ApprovalProblem conflict(String code, String message) {
    return new ApprovalProblem(false, code, message);
  }

  /** Whether the change does not exist, as opposed to being decided already. */
  public boolean notFound() {
    return notFound;
  }

  /** Stable kebab-case code. */
  public String code() {
    return code;
  }
}
