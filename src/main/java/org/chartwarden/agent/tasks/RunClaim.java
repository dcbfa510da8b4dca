package org.chartwarden.agent.tasks;

/**
 * The right to work at a task. It ends when another attempt begins: whoever comes back late with an
 * old claim is turned away, so no two attempts ever write into the same run.
 *
 * @param taskId id of the task
 * @param attempt number of the attempt
 * @param owner instance that runs it
 */
record RunClaim(String taskId, int attempt, String owner) {

  boolean holds(AgentTaskRow row) {
    return row.status() == TaskStatus.RUNNING
        && row.attempt == attempt
        && owner.equals(row.leaseOwner);
  }

  /** The claim was lost to another attempt; the run stops without a trace of its own. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost(RunClaim claim) {
      super("attempt " + claim.attempt() + " of task " + claim.taskId() + " is over");
    }
  }
}
