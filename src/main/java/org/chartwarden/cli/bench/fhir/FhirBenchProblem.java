package org.chartwarden.cli.bench.fhir;

/** The benchmark cannot go on; the message is one sentence for the user. */
public final class FhirBenchProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FhirBenchProblem(String message) {
    super(message);
  }

  FhirBenchProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
