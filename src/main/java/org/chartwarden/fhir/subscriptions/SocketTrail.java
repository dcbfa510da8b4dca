package org.chartwarden.fhir.subscriptions;

import io.vertx.core.http.ServerWebSocket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.audit.RefusedCalls;
import org.chartwarden.smart.Grant;

/** Records what is bound on WebSockets, which no filter of requests sees. */
@ApplicationScoped
class SocketTrail {

  private static final String BOUND = "subscription-bound";
  private static final String REFUSED = "subscription-refused";

  private final AuditLog audit;
  private final RefusedCalls refusals;

  @Inject
  SocketTrail(AuditLog audit, RefusedCalls refusals) {
    this.audit = audit;
    this.refusals = refusals;
  }

  /**
   * A socket follows a subscription; what it is shown of it is recorded with each notification.
   *
   * @throws org.chartwarden.audit.AuditProblem when that cannot be recorded: it must not follow
   */
  void bound(ServerWebSocket socket, SubscriptionState state) {
    AuditTrace trace = trace(socket);
    try {
      trace.by(
          state.who().actor(),
          state.who().grant().flatMap(Grant::user).orElse(""),
          state.who().grant().map(Grant::token).orElse(""),
          "");
      audit.shown(trace.entries(BOUND, AuditEntry.SUCCESS, "Subscription/" + state.id()));
    } finally {
      trace.leave();
    }
  }

  /** A socket asked for what is not open to it; many such are counted. */
  void refused(ServerWebSocket socket) {
    AuditTrace trace = trace(socket);
    try {
      refusals.refused(REFUSED, trace);
    } finally {
      trace.leave();
    }
  }

  private static AuditTrace trace(ServerWebSocket socket) {
    String address = socket.remoteAddress() == null ? "" : socket.remoteAddress().hostAddress();
    return AuditTrace.request(
        new AuditTrace.Origin(
            address == null ? "" : address,
            socket.authority() == null ? "" : socket.authority().toString(),
            ""));
  }
}
