package org.chartwarden.agent.tools;

import java.util.Optional;

/** Refuses a call that asks for more rows than a planner may see. */
record ResultSizeGuard(int most) implements ToolGuard {

  @Override
  public String name() {
    return "result-size";
  }

  @Override
  public Optional<String> refusal(Record input, RunScope run) {
    if (input instanceof LimitedInput asked
        && asked.limit() != null
        && (asked.limit() < 1 || asked.limit() > most)) {
      return Optional.of("limit must be from 1 to " + most + ", not " + asked.limit());
    }
    return Optional.empty();
  }
}
