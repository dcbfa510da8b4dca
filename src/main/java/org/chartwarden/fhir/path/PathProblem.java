package org.chartwarden.fhir.path;

import org.chartwarden.platform.Shown;

/** A path that this server does not evaluate, found when it is compiled. */
public final class PathProblem extends Exception {
  private static final long serialVersionUID = 1L;

  public PathProblem(String message) {
    super(message);
  }

  /**
   * A problem at a place of the expression.
   *
   * @param position characters before the place, counted from 0; told counted from 1
   */
  PathProblem(String message, int position, String expression) {
    super(message + " at character " + (position + 1) + " of '" + shortened(expression) + "'");
  }

  private static String shortened(String expression) {
    return Shown.of(expression, 200);
  }
}
