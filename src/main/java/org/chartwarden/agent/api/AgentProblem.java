package org.chartwarden.agent.api;

/** A request to the agent API that ends in an error; one mapper turns it into problem+json. */
final class AgentProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String at;

  private AgentProblem(int status, String code, String at, String message) {
    super(message);
    this.status = status;
    this.code = code;
    this.at = at;
  }

  /** A request that is wrong at a member or parameter. */
  static AgentProblem invalid(String code, String at, String message) {
    return new AgentProblem(400, code, at, message);
  }

  static AgentProblem noTask(String id) {
    return new AgentProblem(404, "task-not-found", "id", "there is no task " + id);
  }

  static AgentProblem of(int status, String code, String message) {
    return new AgentProblem(status, code, null, message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /** Member or parameter at fault, or null. */
  String at() {
    return at;
  }
}
