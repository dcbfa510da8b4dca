package org.chartwarden.fhir.path;

/** A path that this server does not evaluate. */
public final class PathProblem extends Exception {
  private static final long serialVersionUID = 1L;

  public PathProblem(String message) {
    super(message);
  }
}
