package org.chartwarden.fhir.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/**
 * {@code /Patient/$export}: the data of all patients, or of those that are named (Bulk Data Access
 * IG 2.0, OperationDefinition patient-export).
 */
@ApplicationScoped
class PatientExportOperation implements FhirOperation {

  private final ExportKickOff kickOff;

  PatientExportOperation(ExportKickOff kickOff) {
    this.kickOff = kickOff;
  }

  @Override
  public String definition() {
    return "patient-export";
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    return kickOff.accept(call, Optional.of(kickOff.named(call)), false);
  }
}
