package org.chartwarden.fhir.path;

/** An evaluation that FHIRPath ends with an error, for instance several values where one may be. */
public final class PathFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PathFault(String message) {
    super(message);
  }
}
