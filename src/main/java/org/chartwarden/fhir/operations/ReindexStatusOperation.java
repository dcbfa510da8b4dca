package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.IndexProgress;
import org.chartwarden.platform.Json;

/** {@code $reindex-status}: how far older resources are indexed by parameters that came later. */
@ApplicationScoped
class ReindexStatusOperation implements FhirOperation {

  private final FhirGateway gateway;

  @Inject
  ReindexStatusOperation(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "reindex-status";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    ObjectNode answer = Json.object().put("resourceType", "Parameters");
    ArrayNode parameters = answer.putArray("parameter");
    boolean done = true;
    for (IndexProgress progress : gateway.indexProgress()) {
      done &= progress.done();
      ArrayNode parts = parameters.addObject().put("name", "searchParameter").putArray("part");
      parts.addObject().put("name", "type").put("valueCode", progress.type());
      parts.addObject().put("name", "code").put("valueCode", progress.name());
      parts.addObject().put("name", "done").put("valueBoolean", progress.done());
      parts.addObject().put("name", "indexed").put("valueDecimal", progress.indexed());
      parts.addObject().put("name", "total").put("valueDecimal", progress.total());
    }
    parameters.addObject().put("name", "done").put("valueBoolean", done);
    return OperationAnswer.resource(answer);
  }
}
