package org.chartwarden.fhir.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/** {@code /$export}: everything (Bulk Data Access IG 2.0, OperationDefinition export). */
@ApplicationScoped
class SystemExportOperation implements FhirOperation {

  private final ExportKickOff kickOff;

  SystemExportOperation(ExportKickOff kickOff) {
    this.kickOff = kickOff;
  }

  @Override
  public String definition() {
    return "export";
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    return kickOff.accept(call, Optional.empty(), false);
  }
}
