package org.chartwarden.smart.api;

/** Something that a command asked for and that is wrong. */
final class LocalProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LocalProblem(String message) {
    super(message, null, false, false);
  }
}
