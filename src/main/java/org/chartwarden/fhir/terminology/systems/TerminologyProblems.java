package org.chartwarden.fhir.terminology.systems;

import org.chartwarden.fhir.model.FhirProblem;

/** The expected failures of the terminology, FHIR R4 terminology-service.html. */
public final class TerminologyProblems {

  private TerminologyProblems() {}

  public static FhirProblem unknownValueSet(String url) {
    return new FhirProblem(
        404, "not-found", "unknown-value-set", "the value set '" + url + "' is not known here");
  }

  public static FhirProblem unknownCodeSystem(String canonical) {
    return new FhirProblem(
        422,
        "not-found",
        "unknown-code-system",
        "the code system '" + canonical + "' is not known here");
  }

  /** A code system that is known by name only. */
  public static FhirProblem contentMissing(String canonical) {
    return new FhirProblem(
        422,
        "not-supported",
        "content-not-present",
        "the concepts of '" + canonical + "' are not loaded here");
  }

  /** A code system whose codes follow a grammar, so that they cannot be listed. */
  public static FhirProblem notEnumerable(String canonical) {
    return new FhirProblem(
        422,
        "too-costly",
        "not-enumerable",
        "the codes of '" + canonical + "' follow a grammar and cannot be listed");
  }

  public static FhirProblem tooCostly(String what, long limit) {
    return new FhirProblem(
        422,
        "too-costly",
        "expansion-too-costly",
        what + " has more than " + limit + " codes; ask with filter or count");
  }

  public static FhirProblem tooSlow(long seconds) {
    return new FhirProblem(
        422,
        "too-costly",
        "terminology-timeout",
        "the terminology request took too long (" + seconds + " s) and was stopped");
  }

  public static FhirProblem badFilter(String message) {
    return new FhirProblem(422, "invalid", "bad-filter", message);
  }

  /** A definition that contradicts itself or the specification. */
  public static FhirProblem badDefinition(String code, String message) {
    return new FhirProblem(422, "invalid", code, message);
  }
}
