package org.chartwarden.cli;

import java.util.Set;

/** A command cannot go on; the message is one sentence for the user. */
final class CommandProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandProblem(String message) {
    super(message);
  }

  CommandProblem(String message, Throwable cause) {
    super(message, cause);
  }

  /** The model that is asked for is not among those that are configured. */
  static CommandProblem noModel(String name, Set<String> configured) {
    return new CommandProblem(
        configured.isEmpty()
            ? "No model is configured; see chartwarden.models in the README."
            : "There is no model " + name + "; there are " + configured + ".");
  }
}
