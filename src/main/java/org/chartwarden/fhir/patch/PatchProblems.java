package org.chartwarden.fhir.patch;

import org.chartwarden.fhir.model.FhirProblem;

/** The two ways in which a patch fails. */
final class PatchProblems {

  private PatchProblems() {}

  /** The patch itself is wrong, whatever it is applied to. */
  static FhirProblem malformed(String code, String message) {
    return new FhirProblem(400, "invalid", code, message);
  }

  /** The patch is well-formed but does not fit this resource. */
  static FhirProblem unfit(String code, String message) {
    return new FhirProblem(422, "processing", code, message);
  }

  /** The patch asks for more work than a resource can be worth. */
  static FhirProblem tooCostly(String message) {
    return new FhirProblem(422, "too-costly", "patch-too-large", message);
  }
}
