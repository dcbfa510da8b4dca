package org.chartwarden.agent.tools;

import java.util.Optional;

/** A named condition that is checked before a tool runs. */
public interface ToolGuard {

  /** Stable kebab-case name, for trace and audit. */
  String name();

  /** A sentence that says why the call is refused, or empty when it may go on. */
  Optional<String> refusal(Record input, RunScope run);
}
