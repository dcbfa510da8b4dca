package org.chartwarden.fhir.model;

import java.util.List;
import java.util.Objects;

/** A failure that ends a FHIR request; one mapper turns it into an OperationOutcome. */
public final class FhirProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<FhirIssue> issues;

  public FhirProblem(int status, List<FhirIssue> issues) {
    super(issues.isEmpty() ? "" : issues.get(0).message());
    this.status = status;
    this.issues = List.copyOf(issues);
  }

  public FhirProblem(int status, String issueType, String code, String message) {
    this(status, List.of(FhirIssue.error(issueType, code, message)));
  }

  public static FhirProblem invalid(String code, String message) {
    return new FhirProblem(400, "invalid", code, message);
  }

  public static FhirProblem notSupported(String code, String message) {
    return new FhirProblem(400, "not-supported", code, message);
  }

  public static FhirProblem notFound(ResourceKey key) {
    return new FhirProblem(
        404, "not-found", "resource-not-found", key.reference() + " does not exist");
  }

  public static FhirProblem gone(ResourceKey key, long version) {
    return new FhirProblem(
        410, "deleted", "resource-deleted", key.reference() + " was deleted in version " + version);
  }

  public static FhirProblem conflict(String code, String message) {
    return new FhirProblem(409, "conflict", code, message);
  }

  public static FhirProblem preconditionFailed(String code, String message) {
    return new FhirProblem(412, "conflict", code, message);
  }

  public static FhirProblem forbidden(String rule, String message) {
    return new FhirProblem(403, "forbidden", Objects.requireNonNull(rule), message);
  }

  /**
   * The same problem where it happened inside something larger.
   *
   * @param before what every message begins with
   * @param expression FHIRPath of the place
   */
  public FhirProblem within(String before, String expression) {
    return new FhirProblem(
        status,
        issues.stream()
            .map(
                issue ->
                    new FhirIssue(
                        issue.severity(),
                        issue.type(),
                        issue.code(),
                        before + issue.message(),
                        expression))
            .toList());
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  public List<FhirIssue> issues() {
    return issues;
  }

  /** The stable code of the first issue. */
  public String code() {
    return issues.isEmpty() ? "unknown" : issues.get(0).code();
  }
}
