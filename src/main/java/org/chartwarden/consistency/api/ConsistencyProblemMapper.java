package org.chartwarden.consistency.api;

import jakarta.ws.rs.core.Response;
import org.chartwarden.fhir.model.ProblemDetails;
import org.chartwarden.platform.Json;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes problems as application/problem+json (RFC 9457), with one entry for each member. */
class ConsistencyProblemMapper {

  @ServerExceptionMapper
  Response map(ConsistencyProblem problem) {
    return Response.status(problem.status())
        .type(ProblemDetails.TYPE)
        .entity(Json.write(ProblemDetails.of(problem.status(), problem.issues())))
        .build();
  }
}
