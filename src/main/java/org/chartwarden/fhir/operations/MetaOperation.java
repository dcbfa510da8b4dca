package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * {@code $meta} of one resource, FHIR R4 resource-operation-meta.html; of a type or the system the
 * profiles, tags and security labels in use there.
 */
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
    if (call.key().isPresent()) {
      ObjectNode resource = gateway.read(call.who(), call.requireKey()).tree();
      return OperationAnswer.resource(returned(resource));
    }
    ObjectNode together = Json.object();
    together.set("meta", union(gateway.labelled(call.who(), call.type())));
    return OperationAnswer.resource(returned(together));
  }

  private static ObjectNode union(List<ResourceVersion> resources) {
    ObjectNode union = Json.object();
    for (String label : List.of("profile", "security", "tag")) {
      Set<JsonNode> distinct = new LinkedHashSet<>();
      for (ResourceVersion resource : resources) {
        resource.tree().path("meta").path(label).forEach(distinct::add);
      }
      if (!distinct.isEmpty()) {
        union.putArray(label).addAll(distinct);
      }
    }
    return union;
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
