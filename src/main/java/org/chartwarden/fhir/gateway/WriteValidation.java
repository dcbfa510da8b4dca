package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LocatedIssue;
import org.chartwarden.fhir.validation.WritePolicies;
import org.chartwarden.fhir.validation.WritePolicy;
import org.chartwarden.fhir.validation.profiles.ProfileChecks;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Profile validation of writes, as the policy of their type wants it. */
@ApplicationScoped
class WriteValidation {

  private final WritePolicies policies;
  private final ProfileChecks profiles;

  @Inject
  WriteValidation(WritePolicies policies, ProfileChecks profiles) {
    this.policies = policies;
    this.profiles = profiles;
  }

  /** Reads what validation needs, where writes are validated; takes seconds. */
  void warmUp() {
    if (policies.inUse()) {
      profiles.check("{\"resourceType\":\"Patient\",\"active\":true}", List.of());
    }
  }

  /**
   * Checks content that is to be stored.
   *
   * @return what is wrong with it, as warnings
   * @throws FhirProblem 422 with all that is wrong, when the policy is to refuse
   */
  List<FhirIssue> check(AccessContext who, String type, ObjectNode content) {
    WritePolicy policy = policies.of(type);
    if (policy == WritePolicy.OFF || who.equals(StoredConformance.GUIDES)) {
      return List.of();
    }
    List<LocatedIssue> issues = profiles.check(Json.write(content), List.of());
    List<FhirIssue> faults =
        issues.stream().filter(LocatedIssue::fault).map(LocatedIssue::issue).toList();
    if (policy == WritePolicy.REFUSE && !faults.isEmpty()) {
      throw new FhirProblem(422, faults);
    }
    return issues.stream()
        .map(LocatedIssue::issue)
        .filter(issue -> !issue.severity().equals("information"))
        .map(WriteValidation::warning)
        .toList();
  }

  private static FhirIssue warning(FhirIssue issue) {
    return FhirIssue.warning(issue.type(), issue.code(), issue.message(), issue.expression());
  }
}
