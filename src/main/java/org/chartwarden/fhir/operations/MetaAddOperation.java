package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code $meta-add}, FHIR R4 resource-operation-meta-add.html. */
@ApplicationScoped
class MetaAddOperation implements FhirOperation {

  private final MetaChange change;

  @Inject
  MetaAddOperation(MetaChange change) {
    this.change = change;
  }

  @Override
  public String definition() {
    return "Resource-meta-add";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    return change.carryOut(
        call,
        (labels, sent) -> {
          for (JsonNode label : labels) {
            if (MetaChange.same(label, sent)) {
              return;
            }
          }
          labels.add(sent);
        });
  }
}
