package org.chartwarden.smart.api;

import java.util.Optional;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;

/** Tells the trace of a request who asks. */
public final class CallerTrace {

  private CallerTrace() {}

  /** What this thread answers is asked by this caller. */
  public static void tell(AccessContext who) {
    Optional<Grant> grant = who.grant();
    AuditTrace.current()
        .ifPresent(
            trace ->
                trace.by(
                    who.actor(),
                    grant.flatMap(Grant::user).orElse(""),
                    grant.map(Grant::token).orElse(""),
                    grant
                        .map(g -> String.join(" ", g.purposes().stream().sorted().toList()))
                        .orElse("")));
  }

  /** The client that proved that it asks, with whosever token. */
  public static void through(String client) {
    AuditTrace.current().ifPresent(trace -> trace.through(AccessContext.client(client).actor()));
  }
}
