package org.chartwarden.agent.tasks;

/**
 * How much one run may use.
 *
 * @param steps tool calls
 * @param tokens tokens of the model, in and out
 * @param seconds wall-clock time of one attempt
 */
public record TaskLimits(int steps, long tokens, int seconds) {}
