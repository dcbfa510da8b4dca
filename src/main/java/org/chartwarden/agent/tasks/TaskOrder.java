package org.chartwarden.agent.tasks;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.smart.Grant;

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
 * @param grant what the token of the client granted; the run and what it proposes can do no more.
 *     Empty without a token
 */
public record TaskOrder(
    String instruction,
    String context,
    TaskMode mode,
    OffsetDateTime now,
    String patient,
    String model,
    TaskLimits limits,
    Optional<Grant> grant) {

  /** An order that came without a token. */
  public TaskOrder(
      String instruction,
      String context,
      TaskMode mode,
      OffsetDateTime now,
      String patient,
      String model,
      TaskLimits limits) {
    this(instruction, context, mode, now, patient, model, limits, Optional.empty());
  }

  public TaskOrder {
    Objects.requireNonNull(instruction, "instruction");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(grant, "grant");
  }

  /** Whether another part of the server filed it, so that nothing runs. */
  public boolean filed() {
    return limits.equals(TaskLimits.NONE);
  }

  /** The same order by the holder of a token. */
  public TaskOrder by(Optional<Grant> holder) {
    return new TaskOrder(instruction, context, mode, now, patient, model, limits, holder);
  }
}
