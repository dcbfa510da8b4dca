package org.chartwarden.consistency.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/** {@code $check-consistency} on a type: a run over the notes of all patients. */
@ApplicationScoped
class CheckTypeOperation implements FhirOperation {

  private final CheckKickOff kickOff;

  @Inject
  CheckTypeOperation(CheckKickOff kickOff) {
    this.kickOff = kickOff;
  }

  @Override
  public String definition() {
    return "check-consistency-all";
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    return kickOff.all(call);
  }
}
