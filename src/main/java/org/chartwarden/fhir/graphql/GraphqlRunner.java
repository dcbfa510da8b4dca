package org.chartwarden.fhir.graphql;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.Json;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.utils.GraphQLEngine;
import org.hl7.fhir.utilities.graphql.EGraphEngine;
import org.hl7.fhir.utilities.graphql.EGraphQLException;
import org.hl7.fhir.utilities.graphql.ObjectValue;
import org.hl7.fhir.utilities.graphql.Package;
import org.hl7.fhir.utilities.graphql.Selection;

/**
 * Carries out GraphQL queries; the definitions that the engine needs are loaded by the first one.
 */
@ApplicationScoped
class GraphqlRunner {

  private final FhirGateway gateway;
  private final GraphqlConfig config;
  private volatile HapiWorkerContext definitions;
  private volatile Schema schema;

  /** The schema, with the number of changes of the search parameters that it was made of. */
  private record Schema(int changes, GraphSchema types) {}

  @Inject
  GraphqlRunner(FhirGateway gateway, GraphqlConfig config) {
    this.gateway = gateway;
    this.config = config;
  }

  OperationAnswer run(OperationCall call) {
    Package query = GraphqlQuery.read(call, config);
    List<Selection> selections = query.getDocument().getOperations().get(0).getSelectionSet();
    ObjectNode ofSchema = Json.object();
    if (call.type().isEmpty() && Introspection.concerns(selections)) {
      new Introspection(schema(), query.getDocument()).answer(selections, ofSchema);
      selections.removeIf(Introspection::concerns);
    }
    if (selections.isEmpty()) {
      ObjectNode answer = Json.object();
      answer.set("data", ofSchema);
      return answered(Json.write(answer));
    }
    String read = read(call, query);
    if (ofSchema.isEmpty()) {
      return answered(read);
    }
    ObjectNode answer = (ObjectNode) Json.parseOwn(read);
    ofSchema.properties().forEach(m -> answer.withObject("/data").set(m.getKey(), m.getValue()));
    return answered(Json.write(answer));
  }

  private static OperationAnswer answered(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return OperationAnswer.streamed("application/json", out -> out.write(bytes));
  }

  private GraphSchema schema() {
    int changes = gateway.searchParameterChanges();
    Schema kept = schema;
    if (kept == null || kept.changes() != changes) {
      kept = new Schema(changes, new GraphSchema(gateway::searchParameters));
      schema = kept;
    }
    return kept.types();
  }

  /** What the engine makes of the rest of a query. */
  private String read(OperationCall call, Package query) {
    GraphQLEngine engine = new GraphQLEngine(definitions());
    engine.setGraphQL(query);
    engine.setServices(new GraphqlReads(gateway, call.who(), call.base(), config.resources()));
    focus(call).ifPresent(engine::setFocus);
    StringBuilder answer = new StringBuilder();
    try {
      engine.execute();
      ObjectValue output = engine.getOutput();
      output.write(answer, 0, "");
    } catch (EGraphQLException | EGraphEngine | FHIRException e) {
      throw problem(e);
    }
    return answer.toString();
  }

  private Optional<Resource> focus(OperationCall call) {
    return call.key().map(key -> GraphqlReads.structure(gateway.read(call.who(), key)));
  }

  /** A refusal of ours travels through the engine and counts more than what it makes of it. */
  private static FhirProblem problem(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FhirProblem ours) {
        return ours;
      }
    }
    return GraphqlQuery.fault(String.valueOf(failure.getMessage()));
  }

  private HapiWorkerContext definitions() {
    if (definitions == null) {
      definitions =
          new HapiWorkerContext(
              FhirModel.context(), new DefaultProfileValidationSupport(FhirModel.context()));
    }
    return definitions;
  }
}
