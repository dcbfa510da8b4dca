package org.chartwarden.cli.http;

/** The server that this process runs did not answer; the message is one sentence for the user. */
public final class LocalServerProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocalServerProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
