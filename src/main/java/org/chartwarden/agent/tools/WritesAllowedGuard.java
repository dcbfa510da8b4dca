package org.chartwarden.agent.tools;

import java.util.Optional;

/** Refuses a proposal in a run that may only read. */
final class WritesAllowedGuard implements ToolGuard {

  @Override
  public String name() {
    return "writes-allowed";
  }

  @Override
  public Optional<String> refusal(Record input, RunScope run) {
    return run.writesAllowed()
        ? Optional.empty()
        : Optional.of("this run is read-only; no change may be proposed");
  }
}
