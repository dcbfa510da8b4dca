package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chartwarden.smart.tokens.Approvals;

/** Whether a run may go on with its next step. */
@ApplicationScoped
class RunStops {

  private final Approvals approvals;

  RunStops(Approvals approvals) {
    this.approvals = approvals;
  }

  /**
   * How the run ends before its next step: cancelled, or without the rights it was given, once the
   * approval that they came of is revoked.
   */
  Optional<RunResult> of(AgentRun run) {
    if (run.cancelled()) {
      return Optional.of(new RunResult.Cancelled());
    }
    return run.task()
        .order()
        .grant()
        .filter(grant -> !approvals.stands(grant))
        .map(
            grant ->
                new RunResult.Failed(
                    "approval-revoked",
                    "the approval of the token that the task was given with was revoked"
                        + " meanwhile"));
  }
}
