package org.chartwarden.agent.tasks;

/**
 * How much one run may use.
 *
 * @param steps tool calls
 * @param tokens tokens of the model, in and out
 * @param seconds wall-clock time of one attempt
 */
public record TaskLimits(int steps, long tokens, int seconds) {

  /** Of what never runs; no client can ask for it. */
  static final TaskLimits NONE = new TaskLimits(0, 0, 0);
}
