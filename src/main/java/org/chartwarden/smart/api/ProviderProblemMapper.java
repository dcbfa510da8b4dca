package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.provider.ProviderProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells that a token cannot be checked now. It is no 401: a client would throw a good token away.
 */
class ProviderProblemMapper {

  private static final String SECONDS = "10";

  @ServerExceptionMapper
  Response map(ProviderProblem problem, UriInfo uri) {
    String path = uri.getPath();
    boolean fhir = path.equals("/fhir") || path.startsWith("/fhir/");
    return Response.status(503)
        .header("Retry-After", SECONDS)
        .header("Content-Type", fhir ? "application/fhir+json" : "application/problem+json")
        .entity(Json.write(fhir ? outcome(problem) : details(problem)))
        .build();
  }

  private static ObjectNode outcome(ProviderProblem problem) {
    ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome");
    outcome
        .putArray("issue")
        .addObject()
        .put("severity", "error")
        .put("code", "transient")
        .put("diagnostics", problem.getMessage());
    return outcome;
  }

  private static ObjectNode details(ProviderProblem problem) {
    return Json.object()
        .put("title", "Service Unavailable")
        .put("status", 503)
        .put("code", "provider-away")
        .put("detail", problem.getMessage());
  }
}
