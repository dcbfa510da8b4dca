package org.chartwarden.fhir.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code $meta-delete}, FHIR R4 resource-operation-meta-delete.html. */
@ApplicationScoped
class MetaDeleteOperation implements FhirOperation {

  private final MetaChange change;

  @Inject
  MetaDeleteOperation(MetaChange change) {
    this.change = change;
  }

  @Override
  public String definition() {
    return "Resource-meta-delete";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    return change.carryOut(call, (labels, sent) -> labels.removeIf(l -> MetaChange.same(l, sent)));
  }
}
