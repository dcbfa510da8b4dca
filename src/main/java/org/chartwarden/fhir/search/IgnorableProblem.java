package org.chartwarden.fhir.search;

/** A parameter that strict handling refuses and lenient handling ignores. */
final class IgnorableProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  IgnorableProblem(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable code of the issue. */
  String code() {
    return code;
  }
}
