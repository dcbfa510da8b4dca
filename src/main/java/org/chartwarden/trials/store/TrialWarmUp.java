package org.chartwarden.trials.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.smart.AccessContext;

/**
 * Parses the trials of the record behind the start of the server and behind an import, so that no
 * request waits for it. What is parsed already costs a look at its version.
 */
@ApplicationScoped
class TrialWarmUp {

  private static final AccessContext WHO = AccessContext.system("trials");

  /** A transaction that stores criteria may end so much later than it says. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final FhirGateway gateway;
  private final TrialStore trials;
  private final Clock clock;
  private Optional<Instant> since = Optional.empty();
  private boolean due;

  @Inject
  TrialWarmUp(FhirGateway gateway, TrialStore trials, Clock clock) {
    this.gateway = gateway;
    this.trials = trials;
    this.clock = clock;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    parsed();
  }

  /**
   * Parses when criteria were stored and no more of them have come since the last look.
   *
   * @return the trials that are parsed now; none when it was not the time
   */
  synchronized List<StoredTrial> parsed() {
    Instant looked = clock.instant();
    long fresh = gateway.count(WHO, new ResourceScan("EvidenceVariable", Optional.empty(), since));
    since = Optional.of(looked.minus(SLACK));
    boolean now = due && fresh == 0;
    // Should it fail, it stays due.
    List<StoredTrial> warmed = now ? trials.find(WHO, TrialQuery.ALL).trials() : List.of();
    due = fresh > 0;
    return warmed;
  }
}
