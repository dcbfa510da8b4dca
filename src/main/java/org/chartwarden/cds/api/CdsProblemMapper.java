package org.chartwarden.cds.api;

import jakarta.ws.rs.core.Response;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ProblemDetails;
import org.chartwarden.platform.Json;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes problems as application/problem+json (RFC 9457), with one entry for each member. */
class CdsProblemMapper {

  private static final int UNAUTHORIZED = 401;

  @ServerExceptionMapper
  Response map(CdsProblem problem) {
    FhirProblem reason = problem.reason();
    Response.ResponseBuilder answer =
        Response.status(reason.status())
            .type(ProblemDetails.TYPE)
            .entity(Json.write(ProblemDetails.of(reason.status(), reason.issues())));
    if (reason.status() == UNAUTHORIZED) {
      answer.header("WWW-Authenticate", "Bearer realm=\"chartwarden\"");
    }
    return answer.build();
  }
}
