package org.chartwarden.smart.keys;

/** Keys that cannot be used, or not as somebody asks. */
public final class SigningKeyProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SigningKeyProblem(String message) {
    super(message);
  }

  SigningKeyProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
