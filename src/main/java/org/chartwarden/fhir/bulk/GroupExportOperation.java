package org.chartwarden.fhir.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.GroupMembers;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/**
 * {@code /Group/[id]/$export}: the data of the members of a group (Bulk Data Access IG 2.0,
 * OperationDefinition group-export).
 */
@ApplicationScoped
class GroupExportOperation implements FhirOperation {

  private final ExportKickOff kickOff;
  private final GroupMembers members;

  GroupExportOperation(ExportKickOff kickOff, GroupMembers members) {
    this.kickOff = kickOff;
    this.members = members;
  }

  @Override
  public String definition() {
    return "group-export";
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    Set<String> patients = members.patients(call.who(), call.requireKey());
    Set<String> named = kickOff.named(call);
    named.stream()
        .filter(patient -> !patients.contains(patient))
        .findFirst()
        .ifPresent(
            stranger -> {
              throw FhirProblem.invalid(
                  "not-a-member", "Patient/" + stranger + " is no member of this group");
            });
    Set<String> wanted = named.isEmpty() ? patients : named;
    return kickOff.accept(call, Optional.of(wanted), wanted.isEmpty());
  }
}
