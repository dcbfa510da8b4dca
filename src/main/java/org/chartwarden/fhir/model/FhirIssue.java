package org.chartwarden.fhir.model;

import java.util.Objects;

/**
 * One issue of an OperationOutcome.
 *
 * @param severity {@code fatal}, {@code error}, {@code warning} or {@code information}
 * @param type code of the value set issue-type
 * @param code stable code of this project, kebab-case
 * @param message one sentence that names the element or input
 * @param expression FHIRPath of the element, or empty
 */
public record FhirIssue(
    String severity, String type, String code, String message, String expression) {

  public FhirIssue {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    expression = expression == null ? "" : expression;
  }

  public static FhirIssue error(String type, String code, String message) {
    return new FhirIssue("error", type, code, message, "");
  }

  public static FhirIssue warning(String type, String code, String message, String expression) {
    return new FhirIssue("warning", type, code, message, expression);
  }
}
