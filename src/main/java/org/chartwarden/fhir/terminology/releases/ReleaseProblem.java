package org.chartwarden.fhir.terminology.releases;

/** A release cannot be loaded; the message is one sentence for the user. */
public final class ReleaseProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReleaseProblem(String message) {
    super(message);
  }

  ReleaseProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
