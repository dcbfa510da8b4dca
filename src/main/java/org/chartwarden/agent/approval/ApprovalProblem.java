package org.chartwarden.agent.approval;

/** A decision that cannot be taken; the API answers its status with its sentence. */
public final class ApprovalProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final int status;
  private final String code;

  private ApprovalProblem(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public static ApprovalProblem notFound(String taskId, String changeId) {
    return new ApprovalProblem(
        NOT_FOUND, "change-not-found", "task " + taskId + " has no change " + changeId);
  }

  public static ApprovalProblem unknownTask(String taskId) {
    return new ApprovalProblem(NOT_FOUND, "task-not-found", "there is no task " + taskId);
  }

  public static ApprovalProblem conflict(String code, String message) {
    return new ApprovalProblem(CONFLICT, code, message);
  }

  public static ApprovalProblem forbidden(String code, String message) {
    return new ApprovalProblem(FORBIDDEN, code, message);
  }

  /** 404: no such change; 409: decided already; 403: this caller may not decide. */
  public int status() {
    return status;
  }

  /** Stable kebab-case code. */
  public String code() {
    return code;
  }
}
