package org.chartwarden.fhir.guides;

/** A package cannot be loaded or removed; the message is one sentence for the user. */
public final class GuideProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GuideProblem(String message) {
    super(message);
  }

  GuideProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
