package org.chartwarden.smart.api;

import io.quarkus.arc.ClientProxy;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.chartwarden.audit.AuditProblem;
import org.chartwarden.audit.AuditTrace;
import org.jboss.logging.Logger;

/**
 * Records what a request did, when its answer is ready and before it leaves: the one place for
 * every way in by HTTP but streams of events, which record themselves when they are opened. An
 * answer whose entry cannot be kept does not leave.
 */
@Provider
class AuditFilter implements ContainerResponseFilter {

  private static final Logger LOG = Logger.getLogger(AuditFilter.class);

  private final DirectRecords records;

  @Context HttpServerRequest http;

  @Inject
  AuditFilter(RequestRecords records) {
    this.records = new DirectRecords(records);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Optional<AuditTrace> ended = AuditTrace.ended();
    if (ended.isEmpty()) {
      return;
    }
    try {
      // Without its proxy, which looks the request up for each thing that it is asked for.
      records
          .direct()
          .ended(
              ClientProxy.unwrap(http),
              request.getUriInfo().getPath(),
              ended.get(),
              response.getStatus());
    } catch (AuditProblem problem) {
      LOG.errorf("an answer is withheld: %s", problem.getMessage());
      Refusal refusal = Refusal.auditAway(request.getUriInfo().getPath());
      response.setStatus(refusal.status());
      response.setEntity(refusal.text(), null, MediaType.valueOf(refusal.contentType()));
    }
  }
}
