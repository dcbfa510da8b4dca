package org.chartwarden.audit;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells whoever watches the server how much of the trail its index has not summarized ({@code
 * /q/health/well}), which each search for a patient, a person, a resource or a run looks through.
 * It stops no server: readiness and liveness do not ask for it.
 */
@Wellness
@ApplicationScoped
class AuditIndexCheck implements HealthCheck {

  /** A million entries, which take a search some 2 s. */
  static final long MOST = 2500;

  private final AuditEntryRows rows;

  AuditIndexCheck(AuditEntryRows rows) {
    this.rows = rows;
  }

  @Override
  public HealthCheckResponse call() {
    return told(rows.progress());
  }

  static HealthCheckResponse told(AuditEntryRows.Progress progress) {
    var response = HealthCheckResponse.named("Audit index");
    return progress.known()
        ? response
            .status(progress.unsummarized() <= MOST)
            .withData("unsummarized-ranges", progress.unsummarized())
            .withData("summarized-at", progress.at().toString())
            .build()
        : response
            .up()
            .withData("unsummarized-ranges", "unknown: left to the vacuum, see the log")
            .build();
  }
}
