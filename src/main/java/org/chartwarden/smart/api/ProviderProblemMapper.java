package org.chartwarden.smart.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.chartwarden.smart.provider.ProviderProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells that a token cannot be checked now. It is no 401: a client would throw a good token away.
 */
class ProviderProblemMapper {

  @ServerExceptionMapper
  Response map(ProviderProblem problem, UriInfo uri) {
    return response(Refusal.providerAway(uri.getPath(), problem.getMessage()));
  }

  /** A refusal as JAX-RS sends it. */
  static Response response(Refusal refusal) {
    Response.ResponseBuilder response =
        Response.status(refusal.status())
            .header("Content-Type", refusal.contentType())
            .entity(refusal.text());
    refusal.headers().forEach(response::header);
    return response.build();
  }
}
