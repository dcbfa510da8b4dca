package org.chartwarden.agent.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a task may do with the changes it proposes. */
public enum TaskMode {
  /** Nothing: proposing is refused. */
  READ_ONLY,
  /** Every change waits for a person. */
  REVIEW,
  /** A change without a warning above info is applied, the others wait. */
  AUTO;

  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<TaskMode> ofWire(String wire) {
    return Arrays.stream(values()).filter(mode -> mode.wire().equals(wire)).findFirst();
  }
}
