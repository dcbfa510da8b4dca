package org.chartwarden.consistency.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/** {@code Group/[id]/$check-consistency}: a run over the notes of the members of a group. */
@ApplicationScoped
class CheckGroupOperation implements FhirOperation {

  private final CheckKickOff kickOff;

  @Inject
  CheckGroupOperation(CheckKickOff kickOff) {
    this.kickOff = kickOff;
  }

  @Override
  public String definition() {
    return "check-consistency-group";
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    return kickOff.group(call, call.requireKey());
  }
}
