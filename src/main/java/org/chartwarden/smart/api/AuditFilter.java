package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditProblem;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.audit.RefusedCalls;
import org.jboss.logging.Logger;

/**
 * Records what a request did, when its answer is ready and before it leaves: the one place for
 * every way in by HTTP. An answer whose entry cannot be kept does not leave.
 */
@Provider
class AuditFilter implements ContainerResponseFilter {

  private static final Logger LOG = Logger.getLogger(AuditFilter.class);

  private final AuditLog audit;
  private final RefusedCalls refusals;

  @Context HttpServerRequest http;

  @Inject
  AuditFilter(AuditLog audit, RefusedCalls refusals) {
    this.audit = audit;
    this.refusals = refusals;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Optional<AuditTrace> current = AuditTrace.current();
    if (current.isEmpty()) {
      return;
    }
    AuditTrace trace = current.get();
    trace.leave();
    HttpInteraction done =
        HttpInteraction.of(http.method().name(), RoutedPath.plain(request.getUriInfo().getPath()));
    try {
      record(done, trace, response.getStatus());
    } catch (AuditProblem problem) {
      LOG.errorf("an answer is withheld: %s", problem.getMessage());
      response.setStatus(503);
      response.setEntity(
          "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
              + "\"code\":\"transient\",\"diagnostics\":\"the audit trail takes no entries now,"
              + " and nothing is shown without one; try again later\"}]}",
          null,
          MediaType.valueOf("application/fhir+json"));
    }
  }

  private void record(HttpInteraction done, AuditTrace trace, int status) {
    boolean atTokens = done.action().equals("token-refused");
    if (status == 401 && !done.atSignIn() || status == 400 && atTokens) {
      refusals.refused("token-refused", trace);
      return;
    }
    // Whoever is led to a sign-in was shown nothing yet.
    if (!trace.identified()) {
      return;
    }
    boolean told = status == 403 && trace.wasRefused();
    boolean carriedOut = status < 400 && done.writes() && trace.hasWritten();
    if (told || carriedOut || !kept(done, trace, status)) {
      return;
    }
    trace.status(status);
    if (done.queries()) {
      trace.query(http.method().name() + " " + http.absoluteURI());
    }
    audit.shown(trace.entries(done.action(), outcome(status), done.subject()));
  }

  private static boolean kept(HttpInteraction done, AuditTrace trace, int status) {
    return switch (done.kept()) {
      case ALWAYS -> true;
      case WHEN_IT_MATTERS -> trace.hasShown() || status == 403;
      case ELSEWHERE -> false;
    };
  }

  private static String outcome(int status) {
    if (status < 400) {
      return AuditEntry.SUCCESS;
    }
    return status == 401 || status == 403 ? AuditEntry.REFUSED : AuditEntry.FAILED;
  }
}
