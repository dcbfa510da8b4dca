package org.chartwarden.agent.tasks;

import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * What a client asks for; every member is checked already.
 *
 * @param instruction the task in plain words
 * @param context further text, may be empty
 * @param mode what may happen to proposed changes
 * @param now reference time, or null for the one the context states, else the clock
 * @param patient {@code Patient/id}, or null
 * @param model name of the planner
 * @param limits limits of the run
 */
public record TaskOrder(
    String instruction,
    String context,
    TaskMode mode,
    OffsetDateTime now,
    String patient,
    String model,
    TaskLimits limits) {

  public TaskOrder {
    Objects.requireNonNull(instruction, "instruction");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(limits, "limits");
  }
}
