package org.chartwarden.fhir.graphql;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.utils.GraphQLEngine;
import org.hl7.fhir.utilities.graphql.EGraphEngine;
import org.hl7.fhir.utilities.graphql.EGraphQLException;
import org.hl7.fhir.utilities.graphql.ObjectValue;

/**
 * Carries out GraphQL queries; the definitions that the engine needs are loaded by the first one.
 */
@ApplicationScoped
class GraphqlRunner {

  private final FhirGateway gateway;
  private final GraphqlConfig config;
  private volatile HapiWorkerContext definitions;

  @Inject
  GraphqlRunner(FhirGateway gateway, GraphqlConfig config) {
    this.gateway = gateway;
    this.config = config;
  }

  OperationAnswer run(OperationCall call) {
    GraphQLEngine engine = new GraphQLEngine(definitions());
    engine.setGraphQL(GraphqlQuery.read(call, config));
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
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    return OperationAnswer.streamed("application/json", out -> out.write(bytes));
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
