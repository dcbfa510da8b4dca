package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.audit.RefusedCalls;

/** Records what requests did. (Behind a proxy, since filters are made before settings.) */
@ApplicationScoped
public class RequestRecords {

  private static final int TOO_MANY = 429;

  private final AuditLog audit;
  private final RefusedCalls refusals;

  @Inject
  RequestRecords(AuditLog audit, RefusedCalls refusals) {
    this.audit = audit;
    this.refusals = refusals;
  }

  /** Begins to trace a request, where reads are recorded. */
  void begin(AuditTrace.Origin origin) {
    if (audit.recordsReads()) {
      AuditTrace.request(origin);
    }
  }

  /**
   * Records a request whose answer is ready.
   *
   * @param path as it is routed
   * @throws org.chartwarden.audit.AuditProblem when the entry cannot be kept: nothing may be shown
   */
  void ended(HttpServerRequest http, String path, AuditTrace trace, int status) {
    HttpInteraction done = HttpInteraction.of(http.method().name(), RoutedPath.plain(path));
    boolean atTokens = done.action().equals("token-refused");
    boolean unproven = status == 401 || status == 403 && !trace.identified();
    if (unproven && !done.atSignIn() || (status == 400 || status == TOO_MANY) && atTokens) {
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

  /**
   * Records that a stream of events is opened, whose answer no filter sees.
   *
   * @param path as it is routed
   * @param patients whose data is shown, as far as it is known
   * @throws org.chartwarden.audit.AuditProblem when the entry cannot be kept: nothing may be shown
   */
  public OpenStream opened(HttpServerRequest http, String path, Collection<String> patients) {
    HttpInteraction done = HttpInteraction.of(http.method().name(), RoutedPath.plain(path));
    Optional<AuditTrace> trace = AuditTrace.current();
    trace.ifPresent(
        request -> {
          request.leave();
          request.shows(patients);
          request.query(http.method().name() + " " + http.absoluteURI());
          audit.shown(request.entries(done.action(), AuditEntry.SUCCESS, done.subject()));
        });
    return new OpenStream(trace, done, Set.copyOf(patients));
  }

  /** A stream of events that goes on behind its request. */
  public final class OpenStream {
    private final Optional<AuditTrace> trace;
    private final HttpInteraction done;
    private final Set<String> told;

    private OpenStream(Optional<AuditTrace> trace, HttpInteraction done, Set<String> told) {
      this.trace = trace;
      this.done = done;
      this.told = new LinkedHashSet<>(told);
    }

    /** Records whose data is shown now, unless it was told before. */
    public void shows(Collection<String> patients) {
      Set<String> more = new LinkedHashSet<>(patients);
      more.removeAll(told);
      if (!more.isEmpty() && trace.isPresent()) {
        audit.shown(trace.get().entries(done.action(), AuditEntry.SUCCESS, done.subject(), more));
        told.addAll(more);
      }
    }
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
