package org.chartwarden.consistency.api;

import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;

/** A request to {@code /consistency} that fails; one mapper turns it into problem+json. */
final class ConsistencyProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<FhirIssue> issues;

  private ConsistencyProblem(int status, List<FhirIssue> issues) {
    super(issues.get(0).message());
    this.status = status;
    this.issues = List.copyOf(issues);
  }

  /** A failure of the check or of the record. */
  static ConsistencyProblem of(FhirProblem problem) {
    return new ConsistencyProblem(problem.status(), problem.issues());
  }

  /** A fault of a member of the request. */
  static ConsistencyProblem of(int status, String member, String code, String message) {
    return new ConsistencyProblem(
        status, List.of(new FhirIssue("error", "invalid", code, message, member)));
  }

  int status() {
    return status;
  }

  List<FhirIssue> issues() {
    return issues;
  }
}
