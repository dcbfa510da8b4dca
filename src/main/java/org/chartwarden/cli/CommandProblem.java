package org.chartwarden.cli;

/** A command cannot go on; the message is one sentence for the user. */
final class CommandProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandProblem(String message) {
    super(message);
  }

  CommandProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
