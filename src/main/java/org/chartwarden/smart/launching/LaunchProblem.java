package org.chartwarden.smart.launching;

/** An EHR launch that cannot be started; the message says why and names the input. */
public final class LaunchProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LaunchProblem(String message) {
    super(message, null, false, false);
  }
}
