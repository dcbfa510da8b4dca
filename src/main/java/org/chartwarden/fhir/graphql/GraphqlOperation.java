package org.chartwarden.fhir.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/** {@code $graphql} on the system and on a resource, FHIR R4 graphql.html. */
@ApplicationScoped
class GraphqlOperation implements FhirOperation {

  private static final Set<String> BODIES = Set.of("application/json", "application/graphql");

  private final GraphqlRunner runner;

  @Inject
  GraphqlOperation(GraphqlRunner runner) {
    this.runner = runner;
  }

  @Override
  public String definition() {
    return "Resource-graphql";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    return runner.run(call);
  }

  @Override
  public boolean readsBodyOf(String mediaType) {
    return BODIES.contains(mediaType);
  }
}
