package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.platform.Json;

/** {@code $meta} of one resource, FHIR R4 resource-operation-meta.html. */
@ApplicationScoped
class MetaOperation implements FhirOperation {

  private final FhirGateway gateway;

  @Inject
  MetaOperation(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "Resource-meta";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    ObjectNode resource = gateway.read(call.who(), call.requireKey()).tree();
    return OperationAnswer.resource(returned(resource));
  }

  /** A Parameters resource with the meta of a resource. */
  static ObjectNode returned(ObjectNode resource) {
    ObjectNode parameters = Json.object().put("resourceType", "Parameters");
    parameters
        .putArray("parameter")
        .addObject()
        .put("name", "return")
        .set("valueMeta", resource.path("meta"));
    return parameters;
  }
}
