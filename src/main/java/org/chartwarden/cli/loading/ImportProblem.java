package org.chartwarden.cli.loading;

/** The import as a whole cannot go on; the message is one sentence for the user. */
public final class ImportProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImportProblem(String message) {
    super(message);
  }

  ImportProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
