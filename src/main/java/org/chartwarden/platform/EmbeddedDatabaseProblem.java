package org.chartwarden.platform;

/** The embedded PostgreSQL cannot be started, joined or stopped; the message is for the user. */
public final class EmbeddedDatabaseProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedDatabaseProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
