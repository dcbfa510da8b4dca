package org.chartwarden.smart.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.chartwarden.smart.provider.ProviderProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells that a token cannot be checked now. It is no 401: a client would throw a good token away.
 */
class ProviderProblemMapper {

  private static final String SECONDS = "10";

  @ServerExceptionMapper
  Response map(ProviderProblem problem, UriInfo uri) {
    RefusalBody body =
        RefusalBody.of(
            uri.getPath(),
            503,
            "Service Unavailable",
            "transient",
            "provider-away",
            problem.getMessage());
    return Response.status(503)
        .header("Retry-After", SECONDS)
        .header("Content-Type", body.contentType())
        .entity(body.text())
        .build();
  }
}
