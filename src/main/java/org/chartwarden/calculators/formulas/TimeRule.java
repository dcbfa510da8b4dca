package org.chartwarden.calculators.formulas;

import java.util.Arrays;
import java.util.Optional;

/** Which of several charted values fills an input. */
public enum TimeRule {
  /** The newest one that is not in the future. */
  LATEST("latest"),
  /** The first one of the encounter. */
  FIRST_OF_ENCOUNTER("first-of-encounter"),
  /** The one within 24 hours that makes the result worst. */
  WORST_24H("worst-24h");

  private final String id;

  TimeRule(String id) {
    this.id = id;
  }

  /** The name in requests and answers. */
  public String id() {
    return id;
  }

  /** The rule of that name, or empty. */
  public static Optional<TimeRule> of(String id) {
    return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
  }
}
